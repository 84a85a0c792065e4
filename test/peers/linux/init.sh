# First process of the user-mode Linux: mounts each image of $LINUX_WORK/images and writes down what it shows.
work=$LINUX_WORK
B=$work/root/bin/busybox
modules=$(echo "$work"/root/usr/lib/uml/modules/*/kernel)
$B mount -t proc proc /proc
$B mount -t devtmpfs dev /dev
for module in fs/nls/nls_cp437 fs/nls/nls_iso8859-1 fs/nls/nls_utf8 drivers/cdrom/cdrom fs/isofs/isofs fs/fat/fat fs/fat/vfat drivers/block/loop; do
  [ ! -f "$modules/$module.ko" ] || $B insmod "$modules/$module.ko"
done
exec >"$work/listing" 2>"$work/errors"
$B mount -t tmpfs tmp /mnt
$B mkdir /mnt/seed

# Two lines an entry, `s MODE BYTES PATH` and `n 'PATH' -> 'TARGET'`, then one line a file, `SHA-256  PATH`. No image has a
# name with a line feed in it.
list() {
  $B find . -mindepth 1 -maxdepth 40 -exec "$B" stat -c 's %f %s %n
n %N' {} +
  $B find . -mindepth 1 -maxdepth 40 -type f -exec "$B" sha256sum {} +
}

while IFS= read -r line; do
  type=${line%% *} image=${line#* }
  options=ro,loop,iocharset=utf8
  [ "$type" = iso9660 ] || options=ro,loop,utf8
  echo "## $image"
  if $B mount -t "$type" -o "$options" "$work/images/$image" /mnt/seed; then
    (cd /mnt/seed && list)
    $B umount /mnt/seed
  else
    echo '!! refused'
  fi
done <"$work/images.list"
echo '## end'
$B sync
$B poweroff -f
