/** The reference host: the contract served over HTTP from a real database. */
export { HostStartError } from './database/start-error.js';
export type { DatabasePlace } from './database/open-database.js';
export { createHost, type Host, type HostOptions } from './host.js';
export { startHost, type RunningHost, type ServerOptions } from './server.js';
export type { EventBell } from './live/event-bell.js';
export type { Scan, ScannedFile, ScanVerdict } from './uploads/scan.js';
export type { SeedPartner, SeedPerson, SeedProgram } from './seed/program-data.js';
