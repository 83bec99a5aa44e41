const root = document.querySelector('partner-journey');

root.mappingSettings = JSON.parse(document.querySelector('#settings').textContent);
if (root.hasAttribute('data-signs-in')) {
  root.token = async () => {
    const response = await fetch('/token');
    if (!response.ok) throw new Error(`No token: ${response.status}`);
    return response.text();
  };
}
