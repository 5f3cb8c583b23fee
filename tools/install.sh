# Sourced by ./run and ./test: installs what is missing, says what it does, and nothing when nothing is missing.

# need_packages KIND…: the Debian packages listed under these kinds in packages.txt.
need_packages() {
  local kind name missing=()
  for kind in "$@"; do
    for name in $(sed -n "s/^$kind //p" packages.txt); do
      dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
  done
  # Node.js may have come from elsewhere than Debian's packages; only its absence is mended.
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  [ ${#missing[@]} -eq 0 ] && return
  echo "Installing: ${missing[*]}"
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# need_node_modules: npm packages at the versions of package-lock.json.
need_node_modules() {
  if [ ! -f node_modules/.installed ] || ! cmp -s package-lock.json node_modules/.installed; then
    echo "Installing npm packages"
    npm ci --no-audit --no-fund --loglevel=error
    cp package-lock.json node_modules/.installed
  fi
}

# What one checkout compiled serves the next: paths below the checkout are taken as relative, debug information included.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
