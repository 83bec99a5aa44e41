import type { Journey, ResourcePage } from '@partner-journey/contract';
import { basename } from 'node:path';
import type { JsonFile } from '../json-files.js';
import { checkMappingFile } from './check-mapped-host.js';
import type { Checkup } from './checkup.js';
import { checkDocument, libraryMisfits, unknownResources, type DocumentName } from './document-checks.js';
import { recognizeDocument } from './recognize-document.js';

type Look = ReturnType<Checkup['look']>;

/** Holds documents in files against the contract, and against each other. */
export async function checkFiles(checkup: Checkup, files: readonly JsonFile[]): Promise<void> {
  const journeys: { readonly journey: Journey; readonly look: Look }[] = [];
  const libraries: { readonly library: ResourcePage; readonly document: unknown; readonly look: Look }[] = [];
  for (const { path, document } of files) {
    const name = recognizeDocument(basename(path), document);
    if (name === 'mapping') await checkMappingFile(checkup, path, document);
    else if (name === undefined) checkup.look('unknown', path)(noDocument);
    else {
      const look = checkup.look(name, path);
      const { value, misfits } = checkDocument(name, document);
      look(...misfits);
      if (value !== undefined && name === 'journey') journeys.push({ journey: value as Journey, look });
      if (value !== undefined && name === 'resources')
        libraries.push({ library: value as ResourcePage, document, look });
    }
  }
  for (const { library, document, look } of libraries) {
    look(
      ...libraryMisfits(
        library,
        journeys.map(({ journey }) => journey),
      ),
    );
    for (const one of journeys) one.look(...unknownResources(one.journey, document));
  }
}

const documentNames: readonly DocumentName[] = ['session', 'journeys', 'journey', 'resources', 'surveys'];

const noDocument = {
  path: '',
  expected: 'a document of the contract',
  got: 'something else',
  fix: `Name the file after what it holds: ${documentNames.join('.json, ')}.json, feedback.json, updates.json …`,
};
