# Sourced by the scripts of this folder: what they say, what they install, how they build.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Talk goes to stderr, so that what a script prints as its result can be piped.
say() { printf '%s\n' "-- $*" >&2; }
fail() {
  printf '%s\n' "${0##*/}: $*" >&2
  exit 1
}
usage_error() {
  printf '%s\n' "${0##*/}: $*" "Try '${0##*/} --help'." >&2
  exit 2
}

# Lets ccache see the same file in another clone as the same.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$root}

# Under CI there is nobody to look at colours or progress bars.
if [[ ${CI:-} == true ]]; then
  export NO_COLOR=1 CLICOLOR=0
fi

# packages_of GROUP...: the packages of tools/packages that any of the groups needs.
packages_of() {
  awk -v wanted=" $* " '
    /^[[:space:]]*(#|$)/ { next }
    { for (i = 2; i <= NF; i++) if (index(wanted, " " $i " ")) { print $1; next } }' "$root/tools/packages"
}

# missing_packages PACKAGE...: those that are not installed.
missing_packages() {
  # dpkg-query fails when it has never heard of one of them, which is no error here.
  local installed package
  # shellcheck disable=SC2016 # the dollar signs are dpkg-query's
  installed=$(dpkg-query --show --showformat '${Package} ${Provides} ${db:Status-Abbrev}\n' 2>/dev/null |
    awk '$NF == "ii" { gsub(/,|\([^)]*\)/, " "); for (i = 1; i < NF; i++) print $i }' | sort -u)
  for package in "$@"; do
    grep --quiet --line-regexp --fixed-strings -- "$package" <<<"$installed" || printf '%s\n' "$package"
  done
}

# known_packages PACKAGE...: without those marked if-there-is-one that this distribution does not have.
known_packages() {
  local package optional
  optional=$(packages_of if-there-is-one)
  for package in "$@"; do
    if grep --quiet --line-regexp --fixed-strings -- "$package" <<<"$optional" &&
      ! apt-cache show --no-all-versions "$package" >/dev/null 2>&1; then
      say "There is no package $package here; tests that need it are skipped"
    else
      printf '%s\n' "$package"
    fi
  done
}

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "this needs root: $*
Run it as root, or install sudo."
  fi
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -qq "$@" >&2
}

# install_packages GROUP...: installs what is missing of these groups; returns at once when nothing is.
install_packages() {
  local needed missing
  mapfile -t needed < <(packages_of "$@")
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is no Debian or Ubuntu system; taking it that these are installed: ${needed[*]}"
    return 0
  fi
  mapfile -t missing < <(missing_packages "${needed[@]}")
  ((${#missing[@]})) || return 0
  say "Installing ${#missing[@]} missing packages with apt-get: ${missing[*]}"
  if ! apt update; then
    say "apt-get update failed; trying once more in 20 seconds"
    sleep 20
    apt update || say "apt-get update failed again; going on with the package lists that are here"
  fi
  mapfile -t missing < <(known_packages "${missing[@]}")
  ((${#missing[@]})) || return 0
  if ! apt install --yes --no-install-recommends "${missing[@]}"; then
    say "apt-get install failed; trying once more in 20 seconds"
    sleep 20
    apt install --yes --no-install-recommends "${missing[@]}" || fail "could not install: ${missing[*]}"
  fi
}

# How many compilers at once: as many as there are processors, or a container's quota lasts for, but no more than the
# memory bears (1.5 GB each).
at_once() {
  local processors quota memory
  processors=$(nproc)
  quota=$(awk '$1 ~ /^[0-9]+$/ && $2 > 0 { print int(($1 + $2 - 1) / $2) }' /sys/fs/cgroup/cpu.max 2>/dev/null || true)
  if [[ -n $quota ]] && ((quota < processors)); then processors=$quota; fi
  memory=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo 2>/dev/null || echo "$processors")
  ((memory >= 1)) || memory=1
  echo $((processors < memory ? processors : memory))
}

# configure PRESET [cmake argument...]: quick when nothing changed; the log is shown only when it fails.
configure() {
  local preset=$1 log
  shift
  log=$root/build/$preset.configure.log
  mkdir -p "$root/build"
  say "Configuring build/$preset"
  if ! (cd "$root" && cmake --preset "$preset" "$@") >"$log" 2>&1; then
    cat "$log" >&2
    fail "could not configure build/$preset"
  fi
}

# tell_progress LOG: how far a build has come, by Ninja's counts in its log, at every tenth and at least every 30 seconds.
# For where nobody sees Ninja's own line: a quarter of an hour of silence looks like a machine that hangs.
tell_progress() {
  local log=$1 done_now all percent told=0 start=$SECONDS last=$SECONDS
  while sleep 2 && kill -0 $$ 2>/dev/null; do
    read -r done_now all < <(sed -n 's|^\[\([0-9]*\)/\([0-9]*\)\].*|\1 \2|p' "$log" 2>/dev/null | tail -n 1) || continue
    ((all > 0)) || continue
    percent=$((100 * done_now / all))
    ((percent >= told + 10 || SECONDS - last >= 30)) || continue
    told=$((percent - percent % 10))
    last=$SECONDS
    say "Built $done_now of $all ($percent %) after $(((SECONDS - start) / 60)) min $(((SECONDS - start) % 60)) s"
  done
}

# build PRESET [target...]: everything when no target is named.
build() {
  local preset=$1 targets=() log=$root/build/$1.build.log watcher status=0
  shift
  (($# == 0)) || targets=(--target "$@")
  say "Building build/$preset${*:+: $*}"
  local watched=false where=
  if [[ -t 2 && ${CI:-} != true ]]; then watched=true; else where="; the log is build/$preset.build.log"; fi
  if [[ ! -f $root/build/$preset/.ninja_log ]]; then
    if [[ $* == qorgan ]]; then
      say "The first build takes 5 to 15 minutes on two cores$where"
    else
      say "The first build of all this takes up to an hour on two cores$where"
    fi
  fi
  if $watched; then
    cmake --build "$root/build/$preset" --parallel "$(at_once)" "${targets[@]}" >&2 || fail "the build failed"
    return
  fi
  : >"$log"
  tell_progress "$log" &
  watcher=$!
  cmake --build "$root/build/$preset" --parallel "$(at_once)" "${targets[@]}" >"$log" 2>&1 || status=$?
  kill "$watcher" 2>/dev/null || true
  wait "$watcher" 2>/dev/null || true
  if ((status != 0)); then
    # Ninja's progress lines only hide the message.
    grep --invert-match '^\[[0-9]*/[0-9]*\] \(Building\|Linking\)' "$log" >&2 || true
    fail "the build failed; the whole log is build/$preset.build.log"
  fi
  grep --after-context=6 'warning:' "$log" >&2 || true
}
