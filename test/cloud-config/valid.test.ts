import { describe, expect, test } from 'vitest'
import { inspect } from '../../src/inspect.ts'
import { verdictOn } from './loaded.ts'

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAcUIS47SFVib3yJlqOwvcrX5PH+CxglMj9MWWZzgI2a ops'
const hash =
  '$6$5ZEVnTqm$0hPuj6Zd1wWHkT2mAkY4q3fXhT3PpC0uFvZ8m2nT3y1m0R9bqFvLr8sGmKd2pXq0ZsYcN4wUe7iHjB5oVtKa1/'

/** Files that work, one for each thing that people set. */
const documents: Readonly<Record<string, string>> = {
  nothing: '{}',
  users: `users:
  - default
  - name: ops
    gecos: Operations
    groups: [adm, sudo]
    shell: /bin/bash
    sudo: ALL=(ALL) NOPASSWD:ALL
    lock_passwd: false
    hashed_passwd: ${hash}
    ssh_authorized_keys:
      - ${key}
      - 'from="192.0.2.0/24,2001:db8::/32" ${key}'
  - {name: svc, system: true, inactive: "5", expiredate: "2030-01-01", uid: 1500, sudo: null}
  - snapuser: a@example.test
ssh_authorized_keys: [${key}]
`,
  'users as text': 'users: default, ops\n',
  'the default user': `user: {name: ops, ssh_authorized_keys: [${key}]}\n`,
  groups: 'groups:\n  - docker\n  - ops: [root, sys]\n',
  passwords: `ssh_pwauth: true
chpasswd:
  expire: false
  users:
    - {name: root, password: "${hash}"}
    - {name: a, password: "p: #w", type: text}
    - {name: b, type: RANDOM}
`,
  commands: `bootcmd:
  - echo 192.0.2.1 mirror >> /etc/hosts
  - [cloud-init-per, once, x, mkfs, /dev/vdb]
runcmd:
  - [ls, -l, /]
  - echo "a:b" 'c'
  - 'echo "state: ready"'
  - "sed -i 's/ #x/y/' /etc/x"
  -
  - |
    if [ -f /x ]; then
      echo y: z # not YAML
    fi
  - >-
    curl -fsS https://e.example/x
    | sh
`,
  files: `write_files:
  - path: /etc/a
    content: |
      tab:\there
      # comment
    owner: root:root
    permissions: "0644"
  - {path: /etc/b, encoding: b64, content: aGVsbG8K, append: true}
  - {path: /etc/c, encoding: gz+b64, content: H4sIAAAAAAAAA8tIzcnJ5wIAIDA6NgYAAAA=, permissions: "0o600"}
  - {path: /home/ops/.x, owner: ops, defer: true, content: x}
  - {path: /etc/d, source: {uri: "https://e.example/d", headers: {Authorization: x}}}
  - path: /etc/e
`,
  packages: `package_update: true
package_upgrade: true
packages:
  - vim
  - [libpython3.8, "3.8.10-0ubuntu1"]
  - apt: [curl, [wget, "1.0"]]
    snap: [certbot]
apt:
  conf: |
    APT { Get { Assume-Yes "true"; }; };
  primary:
    - {arches: [default], uri: "http://e.example/debian"}
  sources:
    docker.list:
      source: deb [arch=amd64] https://e.example stable main
      keyid: 9DC858229FC7DD38854AE2D88D81803C0EBFCD88
`,
  names:
    'hostname: vm1\nfqdn: vm1.example.test\nprefer_fqdn_over_hostname: true\nmanage_etc_hosts: localhost\ntimezone: Europe/Zurich\nlocale: de_CH.UTF-8\nkeyboard: {layout: ch}\n',
  disks: `disk_setup:
  /dev/vdb: {table_type: gpt, layout: [33, [33, 82], 33], overwrite: true}
  ephemeral0: {table_type: mbr, layout: true}
fs_setup:
  - {label: data, filesystem: ext4, device: /dev/vdb1, partition: auto}
mounts:
  - [/dev/vdb1, /data, ext4, "defaults,nofail", "0", "2"]
  - [swap]
mount_default_fields: [~, ~, auto, "defaults", "0", "2"]
swap: {filename: /swap, size: auto, maxsize: 2G}
growpart: {mode: auto, devices: [/]}
resize_rootfs: noblock
`,
  services: `ntp:
  enabled: true
  ntp_client: chrony
  servers: [ntp.example.test]
rsyslog: {configs: ["*.* @192.0.2.1", {content: x, filename: y}]}
power_state: {mode: reboot, delay: 5, timeout: 120, condition: test -f /x}
phone_home: {url: "http://e.example/$INSTANCE_ID/", post: all, tries: 3}
final_message: took $UPTIME
ca_certs: {trusted: ["-----BEGIN CERTIFICATE-----"]}
updates: {network: {when: [boot, hotplug]}}
vendor_data: {enabled: false, prefix: /usr/bin/ltrace}
random_seed: {file: /dev/urandom, data: x, command: [sh, -c, dd], encoding: raw}
`,
  families: `yum_repos:
  epel-testing:
    name: EPEL
    baseurl: https://e.example/$releasever
    enabled: false
    gpgcheck: 1
    failovermethod: priority
zypper: {repos: [{id: a, baseurl: "http://e.example", anything: 1}], config: {x: y}}
apk_repos: {alpine_repo: {version: v3.20, community_enabled: true}}
snap: {commands: {"00": [snap, install, vlc], "01": snap install code}, assertions: {"00": x}}
ubuntu_pro: {token: C1, enable: [esm-infra]}
rh_subscription: {activation_key: x, org: "1"}
`,
  managers: `ansible: {install_method: pip, package_name: ansible-core, pull: [{url: "https://e.example/x.git", playbook_names: [a.yml]}]}
puppet: {install: true, conf: {agent: {server: p}}, csr_attributes: {custom_attributes: {"1.2": x}}}
salt_minion: {pkg_name: salt-minion, conf: {master: x}, grains: {role: [web]}}
chef: {server_url: "https://e.example", run_list: ["recipe[a]"], initial_attributes: {a: {b: 1}}}
mcollective: {conf: {public-cert: x, anything: 5}}
`,
  merging:
    'merge_how:\n  - {name: list, settings: [append]}\n  - {name: dict, settings: [no_replace, recurse_list]}\nlaunch-index: 0\n',
  logging:
    'output: {all: "| tee -a /var/log/x", init: {output: "> /a", error: "&1"}, final: ["> /a", "> /b"]}\nreporting: {a: {type: webhook, endpoint: "https://e.example", timeout: 5.5, retries: 2}, b: {type: log, level: DEBUG}}\n',
  installer: `autoinstall:
  version: 1
  identity: {hostname: a, username: b, password: "${hash}"}
  late-commands: [[ls], ls]
`,
  'anchors and merge keys': `users:
  - default
  - &base {name: a, shell: /bin/bash}
  - {<<: *base, name: b}
`,
  'Windows line ends': 'hostname: vm1\r\nruncmd:\r\n  - echo a\r\n',
}

describe.each(Object.entries(documents))('%s', (_, text) => {
  test('is valid, and nothing in it is deprecated', () => {
    const { complaints, deprecations } = verdictOn(text)
    expect({ complaints, deprecations }).toEqual({ complaints: [], deprecations: [] })
  })

  test('has no error and no warning', async () => {
    const files = {
      'meta-data': 'instance-id: i-1\nlocal-hostname: vm1\n',
      'network-config': 'version: 2\nethernets: {enp1s0: {dhcp4: true}}\n',
      'user-data': `#cloud-config\n${text}`,
    }
    const result = await inspect(files)
    const findings = result.status === 'inspected' ? result.findings : []
    expect(result.status).toBe('inspected')
    expect(findings.filter(({ severity }) => severity !== 'info').map(({ message }) => message)).toEqual([])
  })
})
