import { publicMembersOnly } from './custom-elements-manifest/public-members-only.js';
import { tagsOfDefineElement } from './custom-elements-manifest/tags-of-define-element.js';

/** What the manifest is made of: the elements, their registrations, their base and their events. */
export default {
  globs: ['src/*/*-element.ts', 'src/*/{partner,journey}-*.ts', 'src/events/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/cdn/**', 'src/context/**'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [tagsOfDefineElement(), publicMembersOnly()],
};
