import { useState } from 'react';
import type { Snapshot } from '../../shared/snapshot';

/** IT's logo, beside whose name it stands; nothing when there is none or it cannot be shown. */
export function OrganisationLogo({ organisation }: { organisation: Snapshot['organisation'] }) {
  const [broken, setBroken] = useState(false);
  if (!organisation?.logo || broken) return null;
  // The main process alone knows which file that is.
  return <img className="logo" src="/organisation/logo" alt="" onError={() => setBroken(true)} />;
}
