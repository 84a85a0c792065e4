import type { Synonyms } from '../schema/complaints.ts'

/** Names that people give a key of cloud-config, where the right one is another word. */
export const wrongNames: Synonyms = {
  authorized_keys: 'ssh_authorized_keys',
  commands: 'runcmd',
  crypted_passwd: 'hashed_passwd',
  directory: 'homedir',
  encrypted_password: 'hashed_passwd',
  expire_date: 'expiredate',
  'expire-date': 'expiredate',
  files: 'write_files',
  home: 'homedir',
  mode: 'permissions',
  no_lock: 'lock_passwd',
  'no-lock': 'lock_passwd',
  package: 'packages',
  password: 'plain_text_passwd',
  password_hash: 'hashed_passwd',
  ssh_key: 'ssh_authorized_keys',
  ssh_keys: 'ssh_authorized_keys',
  ssh_public_keys: 'ssh_authorized_keys',
  sshkeys: 'ssh_authorized_keys',
  username: 'name',
}
