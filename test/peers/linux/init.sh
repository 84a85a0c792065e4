# First process of user-mode Linux, whose root is the host's: init.sh LINUX WORK. See guest.ts.
linux=$1 work=$2
busybox=$linux/bin/busybox
modules=$(echo "$linux"/usr/lib/uml/modules/*/kernel)
$busybox mount -t proc proc /proc
# The kernel may have done it already.
$busybox mount -t devtmpfs dev /dev 2>/dev/null
for module in drivers/cdrom/cdrom drivers/block/loop fs/isofs/isofs fs/fat/fat fs/fat/vfat fs/nls/nls_cp437 fs/nls/nls_iso8859-1 fs/nls/nls_utf8; do
  [ ! -f "$modules/$module.ko" ] || $busybox insmod "$modules/$module.ko"
done
$busybox mount -t tmpfs tmp "$work/mnt"
$busybox mkdir "$work/mnt/image"
/usr/bin/python3 -S -B "$3" "$work/jobs" "$work/answers" "$work/mnt/image" 2>"$work/errors"
$busybox poweroff -f
