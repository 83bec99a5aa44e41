/** What stands under a name in the query of the page's address; undefined where that is nothing, or no name is given. */
export function valueInAddress(name: string | undefined): string | undefined {
  return (name && new URLSearchParams(location.search).get(name)) || undefined;
}

/** Puts a value there, or takes the one that was there away: the browser's history has no step more by that. */
export function keepInAddress(name: string | undefined, value: string | undefined): void {
  if (!name || valueInAddress(name) === value) return;
  const url = new URL(location.href);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  try {
    history.replaceState(history.state, '', url);
  } catch {
    // a page without an address of its own (srcdoc), or one that has changed it too often
  }
}
