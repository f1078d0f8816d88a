import { catalog } from '../../electron/checks/catalog';
import { policyJsonSchema } from '../../electron/policy/jsonSchema';
import { adml, admx } from './admx';
import { macProfile } from './macProfile';
import { referencePage } from './reference';

/** Everything that is made of the policy's schema, by its path in the project. */
export function policyPages(): Record<string, string> {
  return {
    'docs/policy.schema.json': `${JSON.stringify(policyJsonSchema(catalog), undefined, 2)}\n`,
    'docs/policy-reference.md': referencePage(),
    'docs/windows/Fettle.admx': admx(),
    'docs/windows/en-US/Fettle.adml': adml('en'),
    'docs/windows/de-DE/Fettle.adml': adml('de'),
    'docs/mac/fettle.mobileconfig': macProfile(),
  };
}
