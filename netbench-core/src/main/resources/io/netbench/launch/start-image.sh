# Runs on a host that is to have an agent. Takes an image over standard input unless this login has it already, and
# becomes the agent, which takes over standard input.
#   $1  the hash of the image's MANIFEST, which is its name
#   $2  the host that it is for, as uname -s and uname -m say it
#   $3  the version of glibc that it needs, or a later one; empty if that is not known
#   $4  KiB that it takes
#   $5  for how many seconds whoever launches waits for the agent
#   $6  more options for its JVM
#   and more options for the agent
umask 077
id=$1 machine=$2 needed=$3 room=$4 patience=$5
export NETBENCH_JAVA_OPTS="$6"
shift 6

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

intact() {
    [ -f "$1/MANIFEST" ] && [ "$(sha256sum <"$1/MANIFEST")" = "$id  -" ] &&
        (cd "$1" && sha256sum -c MANIFEST) >/dev/null 2>&1
}

# Who launches may vanish without a sign, and hosts that share a home folder would wait for the lock until it is noticed.
watch() {
    (
        trap 'kill "$waiting"; exit 0' TERM
        sleep "$patience" &
        waiting=$!
        wait "$waiting"
        kill -KILL $$
        rm -rf "$new"
    ) 9>&- </dev/null >/dev/null 2>&1 &
    watchdog=$!
}

unwatch() {
    [ -z "$watchdog" ] || kill "$watchdog" 2>/dev/null
    # It is no child of the agent.
    [ -z "$watchdog" ] || wait "$watchdog" 2>/dev/null
    watchdog=
}

start() {
    unwatch
    exec 9>&-
    printf 'netbench-image ready\n'
    exec "$image/netbench" agent --launched "$@"
}

found="$(uname -s) $(uname -m)"
[ "$found" = "$machine" ] || fail "this host is $found, and the image is for $machine"
for tool in tar gzip sha256sum awk df head; do
    command -v "$tool" >/dev/null || fail "this host has no $tool, which an installation needs"
done
for loader in /lib64/ld-linux-*.so.* /lib/ld-linux-*.so.*; do
    [ ! -e "$loader" ] || break
done
[ -e "$loader" ] || fail "this host has no glibc, which the Java of the image needs"
glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null)
glibc=${glibc#glibc }
case $needed,$glibc in
[0-9]*,[0-9]*)
    awk -v needed="$needed" -v found="$glibc" 'BEGIN {
        split(needed, n, ".")
        split(found, f, ".")
        exit f[1] + 0 < n[1] + 0 || f[1] + 0 == n[1] + 0 && f[2] + 0 < n[2] + 0
    }' || fail "this host has glibc $glibc, and the image needs $needed or later"
    ;;
esac
cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}
case $cache in
/.cache | [!/]*) fail "this login has no home folder to keep the image in" ;;
esac
store=$cache/netbench/images
image=$store/$id
# Who may change a folder on the way may change what runs.
for folder in "$cache/netbench" "$store"; do
    why=$(mkdir -p "$folder" 2>&1) || fail "$folder can't be made: ${why##*: }"
    [ -O "$folder" ] && [ ! -L "$folder" ] || fail "$folder is a link or belongs to somebody else"
    chmod 700 "$folder"
done

watchdog=
if intact "$image"; then start "$@"; fi

new=$store/.new-$(uname -n)-$$
trap 'unwatch; rm -rf "$new"' EXIT
trap 'exit 1' HUP INT PIPE TERM
# Writes more than the name of the file takes, which a full disk may still have room for.
why=$( (mkdir "$new" && printf '#!/bin/sh\nexit 0\n' >"$new/probe") 2>&1) || fail "$store can't be written: ${why##*: }"
chmod 700 "$new/probe"
"$new/probe" 2>/dev/null || fail "$store is mounted noexec, so no program starts from there"
watch
# Hosts may share a home folder: one copies, and the others find it there.
if command -v flock >/dev/null && (: >>"$store/lock") 2>/dev/null; then
    exec 9>"$store/lock"
    # Where a file system knows no locks, each copies for itself.
    flock -w 240 -E 75 9 2>/dev/null
    [ $? -ne 75 ] || fail "another installation has held $store/lock for 4 minutes"
    if intact "$image"; then
        rm -rf "$new"
        start "$@"
    fi
fi
# Copies that were cut off on this host would take up the room.
for old in "$store/.new-$(uname -n)-"*; do
    pid=${old##*-}
    case $pid in
    '' | *[!0-9]*) continue ;;
    esac
    kill -0 "$pid" 2>/dev/null || rm -rf "$old"
done
left=$(df -Pk "$store" 2>/dev/null | awk 'NR == 2 { print $4 }')
[ "${left:-$room}" -ge "$room" ] ||
    fail "the disk is full: $store has $((left >> 10)) MiB left, and the image takes $((room >> 10)) MiB"
printf 'netbench-image wanted\n'
read -r bytes || fail "no image came"
why=$(mkdir "$new/image" 2>&1) || fail "$new/image can't be made: ${why##*: }"
# All that tar says is read, or it would end with that. A clock that is behind has it warn of each file's time, which is no
# reason for anything. The lock is this shell's alone, so that it ends with it.
why=$(exec 9>&-; head -c "$bytes" | {
    LC_ALL=C tar -xzf - -C "$new/image" --no-same-owner --no-same-permissions --strip-components=1 2>&1
    cat >/dev/null
} | awk '!/time stamp/ && !said++')
intact "$new/image" || {
    case $why in
    *"No space"* | *Wrote*) fail "the disk is full: $why" ;;
    *quota*) fail "the quota of this login is used up: $why" ;;
    esac
    fail "the image came damaged${why:+: $why}"
}
# Where nothing was locked, another host may have put it there meanwhile, and may run from it.
if intact "$image"; then
    rm -rf "$new"
    start "$@"
fi
[ ! -e "$image" ] || mv "$image" "$new/damaged"
mv -T "$new/image" "$image" 2>/dev/null || intact "$image" || fail "$image can't be put in its place"
rm -rf "$new"
trap - EXIT HUP INT PIPE TERM
start "$@"
