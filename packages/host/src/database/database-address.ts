/** The address of a database for people: server and name, never who signs in or with what. */
export function describeAddress(url: string): string {
  try {
    const { host, pathname, searchParams } = new URL(url);
    const server = host || searchParams.get('host') || 'localhost';
    return `${server}${decodeURIComponent(pathname)}`;
  } catch {
    return 'the given address';
  }
}
