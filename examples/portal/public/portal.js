const roots = document.querySelectorAll('partner-journey');

for (const root of roots) {
  root.token = async () => {
    const response = await fetch('/account/token');
    if (!response.ok) throw new Error(`the portal answered ${response.status} instead of a token`);
    return response.text();
  };
}

const toggle = document.querySelector('[data-theme-toggle]');
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

function isDark() {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? systemIsDark.matches : theme === 'dark';
}

function showTheme() {
  toggle.setAttribute('aria-pressed', String(isDark()));
}

toggle.addEventListener('click', () => {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('tidewater-theme', theme);
  } catch {
    // Without storage the choice ends with the page.
  }
  showTheme();
});
systemIsDark.addEventListener('change', showTheme);
showTheme();

// The next person must not find what this one kept on the device; a slow sign-out does not hold anybody up.
document.querySelector('[data-switch-person]').addEventListener('click', async (event) => {
  if (roots.length === 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { href } = event.currentTarget;
  const signOuts = [...roots].map((root) => root.signOut?.());
  await Promise.race([Promise.allSettled(signOuts), new Promise((resolve) => setTimeout(resolve, 1000))]);
  location.assign(href);
});
