import { addressDuplicate } from './address-duplicate.ts'
import { addressLeadingZero } from './address-leading-zero.ts'
import { addressMalformed } from './address-malformed.ts'
import { addressNotApplied } from './address-not-applied.ts'
import { addressNotHost } from './address-not-host.ts'
import { addressNotText } from './address-not-text.ts'
import { addressOctetTooBig } from './address-octet-too-big.ts'
import { addressesNotList } from './addresses-not-list.ts'
import { autoinstallSemicolonInGrub } from './autoinstall-semicolon-in-grub.ts'
import { base64Invalid } from './base64-invalid.ts'
import { blockSize512 } from './block-size-512.ts'
import { bondInterfacesMissing } from './bond-interfaces-missing.ts'
import { bondModeUnknown } from './bond-mode-unknown.ts'
import { bondOptionSpelling } from './bond-option-spelling.ts'
import { bondOptionUnprefixed } from './bond-option-unprefixed.ts'
import { bondParameterUnknown } from './bond-parameter-unknown.ts'
import { bridgeMacOverride } from './bridge-mac-override.ts'
import { bridgeParameterUnknown } from './bridge-parameter-unknown.ts'
import { bridgePathCostNotMapping } from './bridge-path-cost-not-mapping.ts'
import { bridgePathcostList } from './bridge-pathcost-list.ts'
import { bridgePathcostMalformed } from './bridge-pathcost-malformed.ts'
import { bridgeStpMalformed } from './bridge-stp-malformed.ts'
import { ccDeprecatedKey } from './cc-deprecated-key.ts'
import { ccSchemaComplaint } from './cc-schema-complaint.ts'
import { ccUnknownKey } from './cc-unknown-key.ts'
import { cidr } from './cidr.ts'
import { cloneSameAddress } from './clone-same-address.ts'
import { cloneSameDhcpDuid } from './clone-same-dhcp-duid.ts'
import { cloneSameHostKeys } from './clone-same-host-keys.ts'
import { cloneSameHostName } from './clone-same-host-name.ts'
import { cloneSameInstanceId } from './clone-same-instance-id.ts'
import { configdriveFormat } from './configdrive-format.ts'
import { configdriveNotNocloud } from './configdrive-not-nocloud.ts'
import { defaultRouteMissing } from './default-route-missing.ts'
import type { Check } from './define-check.ts'
import { dhcpDomainTwice } from './dhcp-domain-twice.ts'
import { dhcpOffUnderMasquerade } from './dhcp-off-under-masquerade.ts'
import { dhcpOverridesDiffer } from './dhcp-overrides-differ.ts'
import { dhcpOverridesNotMapping } from './dhcp-overrides-not-mapping.ts'
import { dhcp4QuotedFalse } from './dhcp4-quoted-false.ts'
import { dnsFamilyUnconfigured } from './dns-family-unconfigured.ts'
import { dnsNotList } from './dns-not-list.ts'
import { dnsNotText } from './dns-not-text.ts'
import { dnsSearchTooMany } from './dns-search-too-many.ts'
import { dnsSearchWithoutAddresses } from './dns-search-without-addresses.ts'
import { dnsServerMalformed } from './dns-server-malformed.ts'
import { dnsServersTooMany } from './dns-servers-too-many.ts'
import { doubleSource } from './double-source.ts'
import { dsmodeDisabled } from './dsmode-disabled.ts'
import { dsmodeInvalid } from './dsmode-invalid.ts'
import { emptySource } from './empty-source.ts'
import { eniInMetaData } from './eni-in-meta-data.ts'
import { eniKeyHoldsMapping } from './eni-key-holds-mapping.ts'
import { fatLabelOnlyInBootSector } from './fat-label-only-in-boot-sector.ts'
import { fieldName } from './field-name.ts'
import { fileNotUtf8 } from './file-not-utf8.ts'
import { fileUnreadable } from './file-unreadable.ts'
import { filesInSubfolder } from './files-in-subfolder.ts'
import { fixedMacOnBridgeIsolated } from './fixed-mac-on-bridge-isolated.ts'
import { gatewayMalformed } from './gateway-malformed.ts'
import { gatewayNotText } from './gateway-not-text.ts'
import { gatewayNull } from './gateway-null.ts'
import { gatewayOutsideSubnets } from './gateway-outside-subnets.ts'
import { gatewayOwnAddress } from './gateway-own-address.ts'
import { gatewayWithoutAddress } from './gateway-without-address.ts'
import { gateway4Deprecated } from './gateway4-deprecated.ts'
import { guestNicReplaced } from './guest-nic-replaced.ts'
import { hookSidecar } from './hook-sidecar.ts'
import { hostname } from './hostname.ts'
import { hostnameKeyIgnored } from './hostname-key-ignored.ts'
import { identityChange } from './identity-change.ts'
import { imageCutShort } from './image-cut-short.ts'
import { inlineSize } from './inline-size.ts'
import { instanceIdAbsent } from './instance-id-absent.ts'
import { instanceIdByOlderRule } from './instance-id-by-older-rule.ts'
import { instanceIdNotText } from './instance-id-not-text.ts'
import { instanceIdPadded } from './instance-id-padded.ts'
import { instanceIdUnderscore } from './instance-id-underscore.ts'
import { interfaceWithoutNetwork } from './interface-without-network.ts'
import { ipv6NoRoute } from './ipv6-no-route.ts'
import { kubevirtNameWithDot } from './kubevirt-name-with-dot.ts'
import { kustomizeHash } from './kustomize-hash.ts'
import { labelNotCidata } from './label-not-cidata.ts'
import { labelPadded } from './label-padded.ts'
import { localHostnameAbsent } from './local-hostname-absent.ts'
import { localHostnameMalformed } from './local-hostname-malformed.ts'
import { localHostnameNotText } from './local-hostname-not-text.ts'
import { logBlkidMissing } from './log-blkid-missing.ts'
import { logCachedSeedDir } from './log-cached-seed-dir.ts'
import { logCloudInitOff } from './log-cloud-init-off.ts'
import { logDatasourceRaised } from './log-datasource-raised.ts'
import { logDevicesMissing } from './log-devices-missing.ts'
import { logDsmodeInvalid } from './log-dsmode-invalid.ts'
import { logDuplicateMac } from './log-duplicate-mac.ts'
import { logMetadataService } from './log-metadata-service.ts'
import { logModuleFailed } from './log-module-failed.ts'
import { logNetplanRefused } from './log-netplan-refused.ts'
import { logNetworkDisabled } from './log-network-disabled.ts'
import { logNicDownNoAddress } from './log-nic-down-no-address.ts'
import { logNoCarrier } from './log-no-carrier.ts'
import { logNoDatasource } from './log-no-datasource.ts'
import { logNoLease } from './log-no-lease.ts'
import { logNoRenderer } from './log-no-renderer.ts'
import { logPartNotMerged } from './log-part-not-merged.ts'
import { logSchemaNotice } from './log-schema-notice.ts'
import { logScriptNotRun } from './log-script-not-run.ts'
import { logSeedRejected } from './log-seed-rejected.ts'
import { logStageFailed } from './log-stage-failed.ts'
import { logTableFailed } from './log-table-failed.ts'
import { logUnhandledUserData } from './log-unhandled-user-data.ts'
import { logVersionUnknown } from './log-version-unknown.ts'
import { logWithoutCloudInit } from './log-without-cloud-init.ts'
import { logYamlBlob } from './log-yaml-blob.ts'
import { macChanged } from './mac-changed.ts'
import { macDuplicate } from './mac-duplicate.ts'
import { macFormat } from './mac-format.ts'
import { macMalformed } from './mac-malformed.ts'
import { macMatchedButUnset } from './mac-matched-but-unset.ts'
import { macMulticast } from './mac-multicast.ts'
import { macNotInGuest } from './mac-not-in-guest.ts'
import { macNotOnVm } from './mac-not-on-vm.ts'
import { macReadAsNumber } from './mac-read-as-number.ts'
import { macReserved } from './mac-reserved.ts'
import { macUnset } from './mac-unset.ts'
import { macUpperCase } from './mac-upper-case.ts'
import { masqueradeStatic } from './masquerade-static.ts'
import { matchWithoutSetNameOld } from './match-without-set-name-old.ts'
import { memberBySetName } from './member-by-set-name.ts'
import { memberTwice } from './member-twice.ts'
import { memberUndefined } from './member-undefined.ts'
import { memberWithAddress } from './member-with-address.ts'
import { membersNotList } from './members-not-list.ts'
import { metaDataKeyMisspelt } from './meta-data-key-misspelt.ts'
import { metaDataMissing } from './meta-data-missing.ts'
import { metaDataNotMapping } from './meta-data-not-mapping.ts'
import { metaDataNotYaml } from './meta-data-not-yaml.ts'
import { metaDataPlaceholder } from './meta-data-placeholder.ts'
import { moreThanThreeDnsOld } from './more-than-three-dns-old.ts'
import { mtuBelowIpv6 } from './mtu-below-ipv6.ts'
import { mtuMalformed } from './mtu-malformed.ts'
import { multiSeed } from './multi-seed.ts'
import { multusDhcp } from './multus-dhcp.ts'
import { nameDuplicate } from './name-duplicate.ts'
import { nameInvalid } from './name-invalid.ts'
import { nameMismatch } from './name-mismatch.ts'
import { nameNotText } from './name-not-text.ts'
import { nameTooLong } from './name-too-long.ts'
import { namesMangledPlainIso } from './names-mangled-plain-iso.ts'
import { ncBridgeMembersRenamed } from './nc-bridge-members-renamed.ts'
import { ncConfigNotList } from './nc-config-not-list.ts'
import { ncDisabled } from './nc-disabled.ts'
import { ncDisabledAsString } from './nc-disabled-as-string.ts'
import { ncDisabledOnOldCloudInit } from './nc-disabled-on-old-cloud-init.ts'
import { ncEmpty } from './nc-empty.ts'
import { ncEmptyQuotes } from './nc-empty-quotes.ts'
import { ncHoldsUserData } from './nc-holds-user-data.ts'
import { ncInMetaData } from './nc-in-meta-data.ts'
import { ncInUserData } from './nc-in-user-data.ts'
import { ncMtuNull } from './nc-mtu-null.ts'
import { ncNoNameserversCloudbase } from './nc-no-nameservers-cloudbase.ts'
import { ncNotMapping } from './nc-not-mapping.ts'
import { ncNotYaml } from './nc-not-yaml.ts'
import { ncSchemaComplaint } from './nc-schema-complaint.ts'
import { ncSetNameWithDnsOld } from './nc-set-name-with-dns-old.ts'
import { ncStillBase64 } from './nc-still-base64.ts'
import { ncTabsFromHeredoc } from './nc-tabs-from-heredoc.ts'
import { ncTooMuchWork } from './nc-too-much-work.ts'
import { ncV1AddressUnderDhcp } from './nc-v1-address-under-dhcp.ts'
import { ncV1ConfigAbsent } from './nc-v1-config-absent.ts'
import { ncV1ControlNotText } from './nc-v1-control-not-text.ts'
import { ncV1DefaultRouteTwice } from './nc-v1-default-route-twice.ts'
import { ncV1DnsUnderDhcpLost } from './nc-v1-dns-under-dhcp-lost.ts'
import { ncV1EntryKeyMissing } from './nc-v1-entry-key-missing.ts'
import { ncV1EntryNotMapping } from './nc-v1-entry-not-mapping.ts'
import { ncV1GatewayUnderDhcpLost } from './nc-v1-gateway-under-dhcp-lost.ts'
import { ncV1GlobalDnsLoopback } from './nc-v1-global-dns-loopback.ts'
import { ncV1GlobalDnsLost } from './nc-v1-global-dns-lost.ts'
import { ncV1InfinibandLost } from './nc-v1-infiniband-lost.ts'
import { ncV1InterfaceDnsLost } from './nc-v1-interface-dns-lost.ts'
import { ncV1IpAddressKey } from './nc-v1-ip-address-key.ts'
import { ncV1LoopbackLost } from './nc-v1-loopback-lost.ts'
import { ncV1NameMissing } from './nc-v1-name-missing.ts'
import { ncV1NameserverRepeated } from './nc-v1-nameserver-repeated.ts'
import { ncV1NameserverUnknownInterface } from './nc-v1-nameserver-unknown-interface.ts'
import { ncV1ParamsNotMapping } from './nc-v1-params-not-mapping.ts'
import { ncV1RouteDestinationMissing } from './nc-v1-route-destination-missing.ts'
import { ncV1RouteItemLost } from './nc-v1-route-item-lost.ts'
import { ncV1RoutesUnderDhcpLost } from './nc-v1-routes-under-dhcp-lost.ts'
import { ncV1StaticWithoutAddress } from './nc-v1-static-without-address.ts'
import { ncV1SubnetTypeMissing } from './nc-v1-subnet-type-missing.ts'
import { ncV1SubnetTypeUnknown } from './nc-v1-subnet-type-unknown.ts'
import { ncV1SubnetsNotList } from './nc-v1-subnets-not-list.ts'
import { ncV1TypeMissing } from './nc-v1-type-missing.ts'
import { ncV1TypeUnknown } from './nc-v1-type-unknown.ts'
import { ncV1UnknownKey } from './nc-v1-unknown-key.ts'
import { ncV1UnknownSubnetKey } from './nc-v1-unknown-subnet-key.ts'
import { ncV1WithV2Sections } from './nc-v1-with-v2-sections.ts'
import { ncV2BackendUnsupported } from './nc-v2-backend-unsupported.ts'
import { ncV2DeviceNull } from './nc-v2-device-null.ts'
import { ncV2IdInTwoSections } from './nc-v2-id-in-two-sections.ts'
import { ncV2IdMalformed } from './nc-v2-id-malformed.ts'
import { ncV2KeyNetplanOnly } from './nc-v2-key-netplan-only.ts'
import { ncV2MatchNameIgnored } from './nc-v2-match-name-ignored.ts'
import { ncV2MatchNotMapping } from './nc-v2-match-not-mapping.ts'
import { ncV2NameserversNotMapping } from './nc-v2-nameservers-not-mapping.ts'
import { ncV2NeedsOpenvswitch } from './nc-v2-needs-openvswitch.ts'
import { ncV2NoEthernets } from './nc-v2-no-ethernets.ts'
import { ncV2NotSupportedByGuest } from './nc-v2-not-supported-by-guest.ts'
import { ncV2RendererInSection } from './nc-v2-renderer-in-section.ts'
import { ncV2RequiredKeyMissing } from './nc-v2-required-key-missing.ts'
import { ncV2RoutingPolicyNotList } from './nc-v2-routing-policy-not-list.ts'
import { ncV2SectionNetplanOnly } from './nc-v2-section-netplan-only.ts'
import { ncV2SectionNotMapping } from './nc-v2-section-not-mapping.ts'
import { ncV2SectionUnknown } from './nc-v2-section-unknown.ts'
import { ncV2SetNameNotText } from './nc-v2-set-name-not-text.ts'
import { ncV2SetNameWithoutMatch } from './nc-v2-set-name-without-match.ts'
import { ncV2UnknownKey } from './nc-v2-unknown-key.ts'
import { ncV2ValueNotAllowed } from './nc-v2-value-not-allowed.ts'
import { ncV2WithConfigList } from './nc-v2-with-config-list.ts'
import { ncV2WrongKind } from './nc-v2-wrong-kind.ts'
import { ncVersionAbsent } from './nc-version-absent.ts'
import { ncVersionQuoted } from './nc-version-quoted.ts'
import { ncVersionUnknown } from './nc-version-unknown.ts'
import { ncWifis } from './nc-wifis.ts'
import { ncWrapperDouble } from './nc-wrapper-double.ts'
import { ncWrapperOnOldCloudInit } from './nc-wrapper-on-old-cloud-init.ts'
import { ncWrapperSiblings } from './nc-wrapper-siblings.ts'
import { ncWrapperUnknown } from './nc-wrapper-unknown.ts'
import { netmaskIgnored } from './netmask-ignored.ts'
import { netmaskMalformed } from './netmask-malformed.ts'
import { networkConfigNotInImage } from './network-config-not-in-image.ts'
import { networkDataEmpty } from './network-data-empty.ts'
import { networkDataUnreferenced } from './network-data-unreferenced.ts'
import { nicUnconfigured } from './nic-unconfigured.ts'
import { noAddressAtAll } from './no-address-at-all.ts'
import { noNetworkData } from './no-network-data.ts'
import { oldEl7PrefixInIpaddr } from './old-el7-prefix-in-ipaddr.ts'
import { oldSysconfigNoDns } from './old-sysconfig-no-dns.ts'
import { otherSession } from './other-session.ts'
import { parametersNotMapping } from './parameters-not-mapping.ts'
import { payloadNotText } from './payload-not-text.ts'
import { percentSign } from './percent-sign.ts'
import { prefixMissingV1 } from './prefix-missing-v1.ts'
import { prefixMissingV2 } from './prefix-missing-v2.ts'
import { prefixOutOfRange } from './prefix-out-of-range.ts'
import { publicKeysShape } from './public-keys-shape.ts'
import { rendererOfOtherDistro } from './renderer-of-other-distro.ts'
import { routeFamilyMismatch } from './route-family-mismatch.ts'
import { routeGatewayOutside } from './route-gateway-outside.ts'
import { routeMetricFamily } from './route-metric-family.ts'
import { routeMetricMalformed } from './route-metric-malformed.ts'
import { routePrefixMissing } from './route-prefix-missing.ts'
import { routeToDefaultOld } from './route-to-default-old.ts'
import { routeWithoutDestination } from './route-without-destination.ts'
import { routeWithoutGateway } from './route-without-gateway.ts'
import { routesNotList } from './routes-not-list.ts'
import { routesWithoutAddress } from './routes-without-address.ts'
import { sameIdNewNetwork } from './same-id-new-network.ts'
import { sameIdNewUserData } from './same-id-new-user-data.ts'
import { secretKeyIgnored } from './secret-key-ignored.ts'
import { secretKeyNetwork } from './secret-key-network.ts'
import { secretKeyShadowed } from './secret-key-shadowed.ts'
import { secretKeyUser } from './secret-key-user.ts'
import { secretMissing } from './secret-missing.ts'
import { secretNamespace } from './secret-namespace.ts'
import { seedBusWithoutDriver } from './seed-bus-without-driver.ts'
import { seedFileMisnamed } from './seed-file-misnamed.ts'
import { seedFileNotAFile } from './seed-file-not-a-file.ts'
import { seedForeign } from './seed-foreign.ts'
import { seedIdentity } from './seed-identity.ts'
import { seedNeedsDmiHint } from './seed-needs-dmi-hint.ts'
import { seedRemovedAfterFirstBoot } from './seed-removed-after-first-boot.ts'
import { seedStale } from './seed-stale.ts'
import { seedfromMalformed } from './seedfrom-malformed.ts'
import { seedfromUrlInLocalSeed } from './seedfrom-url-in-local-seed.ts'
import { servicePort } from './service-port.ts'
import { shortHostnameEl8 } from './short-hostname-el8.ts'
import { statusAddressUnproven } from './status-address-unproven.ts'
import { subnetOnTwoNics } from './subnet-on-two-nics.ts'
import { suppressionUnused } from './suppression-unused.ts'
import { suppressionWithoutReason } from './suppression-without-reason.ts'
import { treesDiffer } from './trees-differ.ts'
import { twoDefaultRoutes } from './two-default-routes.ts'
import { udAptKeyOld } from './ud-apt-key-old.ts'
import { udArchiveEntryIgnored } from './ud-archive-entry-ignored.ts'
import { udArchiveEntryMalformed } from './ud-archive-entry-malformed.ts'
import { udArchiveNotList } from './ud-archive-not-list.ts'
import { udAutoinstallSiblings } from './ud-autoinstall-siblings.ts'
import { udAutoinstallUnwrapped } from './ud-autoinstall-unwrapped.ts'
import { udBashismInRuncmd } from './ud-bashism-in-runcmd.ts'
import { udBlankLineBeforeHeader } from './ud-blank-line-before-header.ts'
import { udBootcmdEveryBoot } from './ud-bootcmd-every-boot.ts'
import { udChpasswdListMalformed } from './ud-chpasswd-list-malformed.ts'
import { udCloudConfigEmpty } from './ud-cloud-config-empty.ts'
import { udCloudInitDisabled } from './ud-cloud-init-disabled.ts'
import { udCloudbaseScript } from './ud-cloudbase-script.ts'
import { udColonInCommand } from './ud-colon-in-command.ts'
import { udCommandNotText } from './ud-command-not-text.ts'
import { udCommentBeforeHeader } from './ud-comment-before-header.ts'
import { udCommentCutsCommand } from './ud-comment-cuts-command.ts'
import { udContentNotEncoded } from './ud-content-not-encoded.ts'
import { udEtcHostsOverwritten } from './ud-etc-hosts-overwritten.ts'
import { udFileInTmp } from './ud-file-in-tmp.ts'
import { udGroupsWithBlank } from './ud-groups-with-blank.ts'
import { udGzipPartDamaged } from './ud-gzip-part-damaged.ts'
import { udGzipThenBase64 } from './ud-gzip-then-base64.ts'
import { udHashForExistingUser } from './ud-hash-for-existing-user.ts'
import { udHeaderLineContinued } from './ud-header-line-continued.ts'
import { udHeaderMissing } from './ud-header-missing.ts'
import { udHomeNotYetCreated } from './ud-home-not-yet-created.ts'
import { udHostnameNotText } from './ud-hostname-not-text.ts'
import { udHostnameOverMetaData } from './ud-hostname-over-meta-data.ts'
import { udHostnamePreserved } from './ud-hostname-preserved.ts'
import { udIncludeEmpty } from './ud-include-empty.ts'
import { udIncludeFetched } from './ud-include-fetched.ts'
import { udIncludeInLocalMode } from './ud-include-in-local-mode.ts'
import { udIncludeNotUrl } from './ud-include-not-url.ts'
import { udJinjaHeaderMissing } from './ud-jinja-header-missing.ts'
import { udJinjaHeaderSecondLine } from './ud-jinja-header-second-line.ts'
import { udJinjaHyphenName } from './ud-jinja-hyphen-name.ts'
import { udJinjaType } from './ud-jinja-type.ts'
import { udJinjaUnbalanced } from './ud-jinja-unbalanced.ts'
import { udKeysAsString } from './ud-keys-as-string.ts'
import { udLaunchIndexOther } from './ud-launch-index-other.ts'
import { udLineEndsEscaped } from './ud-line-ends-escaped.ts'
import { udListAsText } from './ud-list-as-text.ts'
import { udMergeTypeMalformed } from './ud-merge-type-malformed.ts'
import { udMergeTypeSpelling } from './ud-merge-type-spelling.ts'
import { udMergeWithoutDict } from './ud-merge-without-dict.ts'
import { udMetaDataKey } from './ud-meta-data-key.ts'
import { udMimeBoundaryMismatch } from './ud-mime-boundary-mismatch.ts'
import { udMimeBoundaryWithoutDashes } from './ud-mime-boundary-without-dashes.ts'
import { udMimeEncodingUnknown } from './ud-mime-encoding-unknown.ts'
import { udMimeHeaderNotFirst } from './ud-mime-header-not-first.ts'
import { udMimeNotAscii } from './ud-mime-not-ascii.ts'
import { udMimeNotClosed } from './ud-mime-not-closed.ts'
import { udMimeVersionMissing } from './ud-mime-version-missing.ts'
import { udNestedIndent } from './ud-nested-indent.ts'
import { udNetworkByCommand } from './ud-network-by-command.ts'
import { udNetworkFileWritten } from './ud-network-file-written.ts'
import { udNoSpaceAfterColon } from './ud-no-space-after-colon.ts'
import { udNoSpaceAfterDash } from './ud-no-space-after-dash.ts'
import { udNotInArchive } from './ud-not-in-archive.ts'
import { udNotMapping } from './ud-not-mapping.ts'
import { udNotUtf8 } from './ud-not-utf8.ts'
import { udNotYaml } from './ud-not-yaml.ts'
import { udOwnerNotYetCreated } from './ud-owner-not-yet-created.ts'
import { udPartNameTwice } from './ud-part-name-twice.ts'
import { udPartReplacesKey } from './ud-part-replaces-key.ts'
import { udPartTypeUnknown } from './ud-part-type-unknown.ts'
import { udPasswdIsNotACryptHash } from './ud-passwd-is-not-a-crypt-hash.ts'
import { udPasswordExpires } from './ud-password-expires.ts'
import { udPasswordLocked } from './ud-password-locked.ts'
import { udPasswordNotText } from './ud-password-not-text.ts'
import { udPatchMalformed } from './ud-patch-malformed.ts'
import { udPathNotAbsolute } from './ud-path-not-absolute.ts'
import { udPermissionsNotOctal } from './ud-permissions-not-octal.ts'
import { udPermissionsUnquoted } from './ud-permissions-unquoted.ts'
import { udPlaceholderLeft } from './ud-placeholder-left.ts'
import { udPlainPassword } from './ud-plain-password.ts'
import { udResolvConfIgnored } from './ud-resolv-conf-ignored.ts'
import { udScriptWithoutInterpreter } from './ud-script-without-interpreter.ts'
import { udShellSignInList } from './ud-shell-sign-in-list.ts'
import { udSpecialPasswordUnquoted } from './ud-special-password-unquoted.ts'
import { udSshKeyMalformed } from './ud-ssh-key-malformed.ts'
import { udSshKeyWrapped } from './ud-ssh-key-wrapped.ts'
import { udSshPwauthUnset } from './ud-ssh-pwauth-unset.ts'
import { udStillBase64 } from './ud-still-base64.ts'
import { udTabs } from './ud-tabs.ts'
import { udTooMuchWork } from './ud-too-much-work.ts'
import { udTrailingNul } from './ud-trailing-nul.ts'
import { udUpstartJob } from './ud-upstart-job.ts'
import { udUserWithoutName } from './ud-user-without-name.ts'
import { udUsersDropsDefault } from './ud-users-drops-default.ts'
import { udUsersMapping } from './ud-users-mapping.ts'
import { udVendorDataDisabled } from './ud-vendor-data-disabled.ts'
import { udVendorDataListLost } from './ud-vendor-data-list-lost.ts'
import { udfBridge } from './udf-bridge.ts'
import { userDataMissing } from './user-data-missing.ts'
import { uuidDuplicate } from './uuid-duplicate.ts'
import { uuidLegacyCollision } from './uuid-legacy-collision.ts'
import { uuidSyntax } from './uuid-syntax.ts'
import { uuidUnset } from './uuid-unset.ts'
import { uuidUnsetVmi } from './uuid-unset-vmi.ts'
import { vlanIdMalformed } from './vlan-id-malformed.ts'
import { vlanIdMissing } from './vlan-id-missing.ts'
import { vlanLinkMissing } from './vlan-link-missing.ts'
import { vlanLinkUndefined } from './vlan-link-undefined.ts'
import { vmMacNotInGuest } from './vm-mac-not-in-guest.ts'
import { vmiDiffers } from './vmi-differs.ts'
import { volumeWithoutDisk } from './volume-without-disk.ts'
import { waitOnlineTwoMinutes } from './wait-online-two-minutes.ts'
import { yamlDuplicateKey } from './yaml-duplicate-key.ts'
import { yamlOddBlank } from './yaml-odd-blank.ts'

/** Every check, by code. Listed here, not found by import: what is not in this list does not run. */
const registry = [
  addressDuplicate,
  addressLeadingZero,
  addressMalformed,
  addressNotApplied,
  addressNotHost,
  addressNotText,
  addressOctetTooBig,
  addressesNotList,
  autoinstallSemicolonInGrub,
  base64Invalid,
  blockSize512,
  bondInterfacesMissing,
  bondModeUnknown,
  bondOptionSpelling,
  bondOptionUnprefixed,
  bondParameterUnknown,
  bridgeMacOverride,
  bridgeParameterUnknown,
  bridgePathCostNotMapping,
  bridgePathcostList,
  bridgePathcostMalformed,
  bridgeStpMalformed,
  ccDeprecatedKey,
  ccSchemaComplaint,
  ccUnknownKey,
  cidr,
  cloneSameAddress,
  cloneSameDhcpDuid,
  cloneSameHostKeys,
  cloneSameHostName,
  cloneSameInstanceId,
  configdriveFormat,
  configdriveNotNocloud,
  defaultRouteMissing,
  dhcpDomainTwice,
  dhcpOffUnderMasquerade,
  dhcpOverridesDiffer,
  dhcpOverridesNotMapping,
  dhcp4QuotedFalse,
  dnsFamilyUnconfigured,
  dnsNotList,
  dnsNotText,
  dnsSearchTooMany,
  dnsSearchWithoutAddresses,
  dnsServerMalformed,
  dnsServersTooMany,
  doubleSource,
  dsmodeDisabled,
  dsmodeInvalid,
  emptySource,
  eniInMetaData,
  eniKeyHoldsMapping,
  fatLabelOnlyInBootSector,
  fieldName,
  fileNotUtf8,
  fileUnreadable,
  filesInSubfolder,
  fixedMacOnBridgeIsolated,
  gatewayMalformed,
  gatewayNotText,
  gatewayNull,
  gatewayOutsideSubnets,
  gatewayOwnAddress,
  gatewayWithoutAddress,
  gateway4Deprecated,
  guestNicReplaced,
  hookSidecar,
  hostname,
  hostnameKeyIgnored,
  identityChange,
  imageCutShort,
  inlineSize,
  instanceIdAbsent,
  instanceIdByOlderRule,
  instanceIdNotText,
  instanceIdPadded,
  instanceIdUnderscore,
  interfaceWithoutNetwork,
  ipv6NoRoute,
  kubevirtNameWithDot,
  kustomizeHash,
  labelNotCidata,
  labelPadded,
  localHostnameAbsent,
  localHostnameMalformed,
  localHostnameNotText,
  logBlkidMissing,
  logCachedSeedDir,
  logCloudInitOff,
  logDatasourceRaised,
  logDevicesMissing,
  logDsmodeInvalid,
  logDuplicateMac,
  logMetadataService,
  logModuleFailed,
  logNetplanRefused,
  logNetworkDisabled,
  logNicDownNoAddress,
  logNoCarrier,
  logNoDatasource,
  logNoLease,
  logNoRenderer,
  logPartNotMerged,
  logSchemaNotice,
  logScriptNotRun,
  logSeedRejected,
  logStageFailed,
  logTableFailed,
  logUnhandledUserData,
  logVersionUnknown,
  logWithoutCloudInit,
  logYamlBlob,
  macChanged,
  macDuplicate,
  macFormat,
  macMalformed,
  macMatchedButUnset,
  macMulticast,
  macNotInGuest,
  macNotOnVm,
  macReadAsNumber,
  macReserved,
  macUnset,
  macUpperCase,
  masqueradeStatic,
  matchWithoutSetNameOld,
  memberBySetName,
  memberTwice,
  memberUndefined,
  memberWithAddress,
  membersNotList,
  metaDataKeyMisspelt,
  metaDataMissing,
  metaDataNotMapping,
  metaDataNotYaml,
  metaDataPlaceholder,
  moreThanThreeDnsOld,
  mtuBelowIpv6,
  mtuMalformed,
  multiSeed,
  multusDhcp,
  nameDuplicate,
  nameInvalid,
  nameMismatch,
  nameNotText,
  nameTooLong,
  namesMangledPlainIso,
  ncBridgeMembersRenamed,
  ncConfigNotList,
  ncDisabled,
  ncDisabledAsString,
  ncDisabledOnOldCloudInit,
  ncEmpty,
  ncInMetaData,
  ncEmptyQuotes,
  ncHoldsUserData,
  ncInUserData,
  ncMtuNull,
  ncNoNameserversCloudbase,
  ncNotMapping,
  ncNotYaml,
  ncSchemaComplaint,
  ncSetNameWithDnsOld,
  ncStillBase64,
  ncTabsFromHeredoc,
  ncTooMuchWork,
  ncV1AddressUnderDhcp,
  ncV1ConfigAbsent,
  ncV1ControlNotText,
  ncV1DefaultRouteTwice,
  ncV1DnsUnderDhcpLost,
  ncV1EntryKeyMissing,
  ncV1EntryNotMapping,
  ncV1GatewayUnderDhcpLost,
  ncV1GlobalDnsLoopback,
  ncV1GlobalDnsLost,
  ncV1InfinibandLost,
  ncV1InterfaceDnsLost,
  ncV1IpAddressKey,
  ncV1LoopbackLost,
  ncV1NameMissing,
  ncV1NameserverRepeated,
  ncV1NameserverUnknownInterface,
  ncV1ParamsNotMapping,
  ncV1RouteDestinationMissing,
  ncV1RouteItemLost,
  ncV1RoutesUnderDhcpLost,
  ncV1StaticWithoutAddress,
  ncV1SubnetTypeMissing,
  ncV1SubnetTypeUnknown,
  ncV1SubnetsNotList,
  ncV1TypeMissing,
  ncV1TypeUnknown,
  ncV1UnknownKey,
  ncV1UnknownSubnetKey,
  ncV1WithV2Sections,
  ncV2NeedsOpenvswitch,
  ncV2BackendUnsupported,
  ncV2DeviceNull,
  ncV2IdInTwoSections,
  ncV2IdMalformed,
  ncV2KeyNetplanOnly,
  ncV2MatchNameIgnored,
  ncV2MatchNotMapping,
  ncV2NameserversNotMapping,
  ncV2NoEthernets,
  ncV2NotSupportedByGuest,
  ncV2RendererInSection,
  ncV2RequiredKeyMissing,
  ncV2RoutingPolicyNotList,
  ncV2SectionNetplanOnly,
  ncV2SectionNotMapping,
  ncV2SectionUnknown,
  ncV2SetNameNotText,
  ncV2SetNameWithoutMatch,
  ncV2UnknownKey,
  ncV2ValueNotAllowed,
  ncV2WithConfigList,
  ncV2WrongKind,
  ncVersionAbsent,
  ncVersionQuoted,
  ncVersionUnknown,
  ncWifis,
  ncWrapperDouble,
  ncWrapperOnOldCloudInit,
  ncWrapperSiblings,
  ncWrapperUnknown,
  netmaskIgnored,
  netmaskMalformed,
  networkConfigNotInImage,
  networkDataEmpty,
  networkDataUnreferenced,
  nicUnconfigured,
  noAddressAtAll,
  noNetworkData,
  oldEl7PrefixInIpaddr,
  oldSysconfigNoDns,
  otherSession,
  parametersNotMapping,
  payloadNotText,
  percentSign,
  prefixMissingV1,
  prefixMissingV2,
  prefixOutOfRange,
  publicKeysShape,
  rendererOfOtherDistro,
  routeFamilyMismatch,
  routeGatewayOutside,
  routeMetricFamily,
  routeMetricMalformed,
  routePrefixMissing,
  routeToDefaultOld,
  routeWithoutDestination,
  routeWithoutGateway,
  routesNotList,
  routesWithoutAddress,
  sameIdNewNetwork,
  sameIdNewUserData,
  secretKeyIgnored,
  secretKeyNetwork,
  secretKeyShadowed,
  secretKeyUser,
  secretMissing,
  secretNamespace,
  seedFileMisnamed,
  seedFileNotAFile,
  seedBusWithoutDriver,
  seedForeign,
  seedIdentity,
  seedNeedsDmiHint,
  seedRemovedAfterFirstBoot,
  seedStale,
  seedfromMalformed,
  seedfromUrlInLocalSeed,
  servicePort,
  shortHostnameEl8,
  statusAddressUnproven,
  suppressionUnused,
  suppressionWithoutReason,
  subnetOnTwoNics,
  treesDiffer,
  twoDefaultRoutes,
  udAptKeyOld,
  udArchiveEntryIgnored,
  udArchiveEntryMalformed,
  udArchiveNotList,
  udAutoinstallSiblings,
  udAutoinstallUnwrapped,
  udBashismInRuncmd,
  udBlankLineBeforeHeader,
  udBootcmdEveryBoot,
  udChpasswdListMalformed,
  udCloudConfigEmpty,
  udCloudInitDisabled,
  udCloudbaseScript,
  udColonInCommand,
  udCommandNotText,
  udCommentBeforeHeader,
  udCommentCutsCommand,
  udContentNotEncoded,
  udEtcHostsOverwritten,
  udFileInTmp,
  udGroupsWithBlank,
  udGzipPartDamaged,
  udGzipThenBase64,
  udHeaderLineContinued,
  udHashForExistingUser,
  udHeaderMissing,
  udHomeNotYetCreated,
  udHostnameNotText,
  udHostnameOverMetaData,
  udHostnamePreserved,
  udIncludeEmpty,
  udIncludeFetched,
  udIncludeInLocalMode,
  udIncludeNotUrl,
  udJinjaHeaderMissing,
  udJinjaHeaderSecondLine,
  udJinjaHyphenName,
  udJinjaType,
  udJinjaUnbalanced,
  udKeysAsString,
  udLaunchIndexOther,
  udLineEndsEscaped,
  udListAsText,
  udMergeTypeMalformed,
  udMergeTypeSpelling,
  udMergeWithoutDict,
  udMetaDataKey,
  udMimeBoundaryMismatch,
  udMimeBoundaryWithoutDashes,
  udMimeEncodingUnknown,
  udMimeHeaderNotFirst,
  udMimeNotAscii,
  udMimeNotClosed,
  udMimeVersionMissing,
  udNestedIndent,
  udNetworkByCommand,
  udNetworkFileWritten,
  udNoSpaceAfterColon,
  udNoSpaceAfterDash,
  udNotInArchive,
  udNotMapping,
  udNotUtf8,
  udNotYaml,
  udOwnerNotYetCreated,
  udPartNameTwice,
  udPartReplacesKey,
  udPartTypeUnknown,
  udPasswdIsNotACryptHash,
  udPasswordExpires,
  udPasswordLocked,
  udPasswordNotText,
  udPatchMalformed,
  udPathNotAbsolute,
  udPermissionsNotOctal,
  udPermissionsUnquoted,
  udPlaceholderLeft,
  udPlainPassword,
  udResolvConfIgnored,
  udScriptWithoutInterpreter,
  udShellSignInList,
  udSpecialPasswordUnquoted,
  udSshKeyMalformed,
  udSshKeyWrapped,
  udSshPwauthUnset,
  udStillBase64,
  udTabs,
  udTooMuchWork,
  udTrailingNul,
  udUpstartJob,
  udUserWithoutName,
  udUsersDropsDefault,
  udUsersMapping,
  udVendorDataDisabled,
  udVendorDataListLost,
  udfBridge,
  userDataMissing,
  uuidDuplicate,
  uuidLegacyCollision,
  uuidSyntax,
  uuidUnset,
  uuidUnsetVmi,
  vlanIdMalformed,
  vlanIdMissing,
  vlanLinkMissing,
  vlanLinkUndefined,
  vmMacNotInGuest,
  vmiDiffers,
  volumeWithoutDisk,
  waitOnlineTwoMinutes,
  yamlDuplicateKey,
  yamlOddBlank,
] as const

export const checks: readonly Check<FindingCode>[] = registry

export type FindingCode = (typeof registry)[number]['code']
