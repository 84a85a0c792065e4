import { latin1, lenientUtf8, utf16be } from '../../bytes/view.ts'
import { trimPadding } from '../blkid-label.ts'
import type { VolumeDescriptor } from './structures.generated.ts'

/**
 * The label as blkid (util-linux 2.38) reports it, which is what cloud-init searches for. The primary identifier wins
 * when the Joliet one is its first 16 characters (so that long labels survive), else the Joliet one does.
 */
export function volumeLabel(primary: VolumeDescriptor, joliet: VolumeDescriptor | undefined): string | null {
  const own = trimPadding(lenientUtf8(primary.volumeIdentifier))
  const other = joliet ? trimPadding(utf16be(joliet.volumeIdentifier)) : undefined
  const beginning = trimPadding(latin1(primary.volumeIdentifier, 0, 16))
  // Letters beyond ASCII are never alike for blkid, whatever the two hold.
  const alike = other === beginning && /^[\0-\x7f]*$/.test(beginning)
  const label = other === undefined || alike ? own : other
  return label === '' ? null : label
}
