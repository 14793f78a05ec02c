import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { ROOT } from '../../scripts/tooling/rover-config.ts';

export const FOLDER = join(ROOT, 'scripts/deploy');
export const BASE = join(FOLDER, 'kubernetes/base');
const require = createRequire(import.meta.url);

export type Named = { readonly name: string; readonly value?: string };
export type Manifest = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  // Manifests of each kind have a shape of their own; the published schemas check it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly spec: any;
};
type Model = new (document: unknown) => { readonly validate: () => void };

/** The documents of the base. */
export const manifests = readdirSync(BASE)
  .filter((file) => file !== 'kustomization.yaml')
  .flatMap((file) => parseAllDocuments(readFileSync(join(BASE, file), 'utf8')).map((one) => one.toJS() as Manifest));

/** Checks a manifest against the schema that Kubernetes publishes for its kind. */
export function validate(document: Manifest): void {
  const { apiVersion, kind } = document;
  const models = require(`kubernetes-models/${apiVersion}`) as Record<string, Model>;
  new models[kind]!(document).validate();
}
