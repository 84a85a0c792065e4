/** Root keys of the apt module's older forms, which it turns into `apt` before it reads them. */
export const oldAptKeys: ReadonlySet<string> = new Set([
  ...[
    'apt_sources',
    'apt_mirror',
    'apt_mirror_search',
    'apt_mirror_search_dns',
    'apt_proxy',
    'apt_http_proxy',
  ],
  ...['apt_ftp_proxy', 'apt_https_proxy', 'apt_preserve_sources_list', 'apt_custom_sources_list'],
  'add_apt_repo_match',
])
