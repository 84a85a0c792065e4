import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { verdictOn } from './loaded.ts'
import { cloudConfigSchema, schemaSamples } from './schema-samples.ts'

/** Root keys of the schema of cloud-init 26.2, as its documentation lists them. */
const rootKeys =
  `allow_public_ssh_keys ansible apk_repos apt apt_pipelining apt_reboot_if_required apt_update apt_upgrade authkey_hash autoinstall bootcmd
  byobu_by_default ca-certs ca_certs chef chpasswd cloud_config_modules cloud_final_modules cloud_init_modules create_hostname_file
  device_aliases disable_ec2_metadata disable_root disable_root_opts disk_setup drivers fan final_message fqdn fs_setup groups
  growpart grub-dpkg grub_dpkg hostname keyboard landscape launch-index locale locale_configfile lxd manage_etc_hosts
  manage_resolv_conf mcollective merge_how merge_type migrate mount_default_fields mounts no_ssh_fingerprints ntp output
  package_reboot_if_required package_update package_upgrade packages password phone_home power_state prefer_fqdn_over_hostname
  preserve_hostname puppet random_seed reporting resize_rootfs resolv_conf rh_subscription rpi rsyslog runcmd salt_minion snap
  spacewalk ssh ssh_authorized_keys ssh_deletekeys ssh_fp_console_blacklist ssh_genkeytypes ssh_import_id
  ssh_key_console_blacklist ssh_keys ssh_publish_hostkeys ssh_pwauth ssh_quiet_keygen swap system_info timezone ubuntu_advantage
  ubuntu_pro updates user users vendor_data version wireguard write_files yum_repo_dir yum_repos zypper`.split(
    /\s+/,
  )

const deprecationsIn = (schema: unknown): readonly string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'deprecationMessage' ? [String(value)] : deprecationsIn(value),
  )
}

describe('schemas/cloud-config.json', () => {
  test('knows the 99 root keys and no other', () => {
    expect(Object.keys(cloudConfigSchema.properties).sort()).toEqual([...rootKeys].sort())
    expect(rootKeys.length).toBe(99)
  })

  test('is a valid draft-07 schema in strict mode', () => {
    const options = {
      strict: true,
      strictTypes: false,
      strictRequired: false,
      strictTuples: false,
      allowMatchingProperties: true,
    } as const
    const ajv = new Ajv(options)
    ajv.addKeyword('deprecationMessage')
    expect(ajv.validateSchema(cloudConfigSchema)).toBe(true)
    expect(() => ajv.compile(cloudConfigSchema)).not.toThrow()
  })

  test('tells every root key in a title and a description', () => {
    const mute = Object.entries(cloudConfigSchema.properties).filter(([, property]) => {
      const reference = property.$ref?.replace('#/definitions/', '')
      const own = reference === undefined ? property : cloudConfigSchema.definitions[reference]
      return (property.title?.length ?? 0) < 2 || (own?.description?.length ?? 0) < 5
    })
    expect(mute.map(([key]) => key)).toEqual([])
  })

  test('says of what is deprecated since when, and what to use', () => {
    const found = deprecationsIn(cloudConfigSchema)
    expect(found.length).toBeGreaterThan(40)
    for (const each of found) expect(each).toMatch(/^Since \d\d\.\d: .+\.$/)
  })
})

describe('over every place of the schema', { timeout: 60_000 }, () => {
  const samples = schemaSamples()

  test('both answers are common', () => {
    expect(samples.length).toBeGreaterThan(10_000)
  })

  test('what is invalid has a complaint at a place in the text, and what is valid has none', () => {
    const wrong = samples.filter(({ document }) => {
      const text = JSON.stringify(document)
      const { answer, complaints, deprecations } = verdictOn(text)
      const inside = [...complaints, ...deprecations].every(
        ({ range }) => range.start >= 0 && range.end > range.start && range.end <= text.length,
      )
      return !inside || complaints.length > 0 !== (answer === 'invalid')
    })
    expect(wrong.slice(0, 5)).toEqual([])
  })
})
