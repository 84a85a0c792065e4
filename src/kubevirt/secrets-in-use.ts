import { child, items, nodeAt, text } from '../yaml/lookup.ts'
import { type Located, locatedText } from './located.ts'
import { findSecret, type Secret } from './secret.ts'
import type { Vm } from './vm.ts'
import type { VmContext } from './vm-context.ts'

/** Which Secrets each VM refers to, for its seed. */
export interface SecretsInUse {
  get(vm: Vm): readonly Secret[] | undefined
  readonly all: ReadonlySet<Secret>
}

const known = new WeakMap<VmContext, SecretsInUse>()

export function secretsInUse(context: VmContext): SecretsInUse {
  const found = known.get(context) ?? collectSecrets(context)
  known.set(context, found)
  return found
}

/** Each Secret that the VM's pod waits for, by its name in the spec: those of its seed, and its SSH keys. */
export function secretRefs({ cloudInit, spec, specPath, object }: Vm): readonly Located[] {
  const ofSeed = [cloudInit?.userData.secret, cloudInit?.networkData.secret]
  const ofKeys = items(child(spec, 'accessCredentials')).map((credential, index) => {
    const path = ['sshPublicKey', 'source', 'secret', 'secretName']
    return locatedText(object, nodeAt(credential, path), [...specPath, 'accessCredentials', index, ...path])
  })
  return [...ofSeed, ...ofKeys].filter((ref) => ref !== undefined)
}

function collectSecrets({ vms, secrets }: VmContext): SecretsInUse {
  const byVm = new Map(vms.map((vm) => [vm, secretsOf(vm, secrets)]))
  return { get: (vm) => byVm.get(vm), all: new Set([...byVm.values()].flat()) }
}

function secretsOf(vm: Vm, secrets: readonly Secret[]): readonly Secret[] {
  const refs = vm.cloudInitVolumes.flatMap(({ userData, networkData }) =>
    [userData, networkData].flatMap(({ secret }) => secret?.text ?? []),
  )
  const keys = items(child(vm.spec, 'accessCredentials')).flatMap(
    (credential) => text(nodeAt(credential, ['sshPublicKey', 'source', 'secret', 'secretName'])) ?? [],
  )
  return [...new Set([...refs, ...keys])].flatMap((name) => findSecret(secrets, name, vm.namespace) ?? [])
}
