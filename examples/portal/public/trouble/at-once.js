// Runs before the page is drawn, so that the line about a trouble that is on does not push the page down later.
try {
  const trouble = sessionStorage.getItem('tidewater-trouble');
  if (trouble !== null) document.documentElement.dataset.trouble = trouble;
} catch {
  // Without storage a trouble ends with the page.
}
