# Completion of postino for bash. In ~/.bashrc: source <(postino completion bash)
_postino() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= word index
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=${COMP_WORDS[index]}
    case "$command $word" in
      ' run') command='run' ;;
      ' config') command='config' ;;
      ' env') command='env' ;;
      'env list') command='env list' ;;
      'env get') command='env get' ;;
      'env set') command='env set' ;;
      'env unset') command='env unset' ;;
      'env diff') command='env diff' ;;
      ' bootstrap') command='bootstrap' ;;
      ' token') command='token' ;;
      ' simulate') command='simulate' ;;
      ' demo') command='demo' ;;
      ' completion') command='completion' ;;
    esac
  done
  COMPREPLY=()
  case "$command" in
    'run')
      case "$previous" in
        -e|--environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        -g|--globals) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --env-var) :; return ;;
        --global-var) :; return ;;
        --current-values) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --export-environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --export-globals) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --export-collection) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --cookie-jar) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --export-cookie-jar) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --cookie-domain) :; return ;;
        --postman-api-key) :; return ;;
        --folder) :; return ;;
        -n|--iteration-count) :; return ;;
        -d|--iteration-data) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --bail) COMPREPLY=($(compgen -W 'failure folder' -- "$current")); return ;;
        --delay-request) :; return ;;
        --timeout) :; return ;;
        --timeout-request) :; return ;;
        --timeout-script) :; return ;;
        --sandbox) COMPREPLY=($(compgen -W 'context isolated' -- "$current")); return ;;
        --sandbox-memory) :; return ;;
        --max-response-size) :; return ;;
        --map-origin) :; return ;;
        --ssl-client-cert-list) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --ssl-client-cert) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --ssl-client-key) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --ssl-client-passphrase) :; return ;;
        --ssl-extra-ca-certs) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --ssl-key-log) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --proxy) :; return ;;
        --http-version) COMPREPLY=($(compgen -W 'auto http1 http2' -- "$current")); return ;;
        --save-responses) local IFS=$'\n'; COMPREPLY=($(compgen -d -- "$current")); return ;;
        --working-dir) local IFS=$'\n'; COMPREPLY=($(compgen -d -- "$current")); return ;;
        --package-dir) local IFS=$'\n'; COMPREPLY=($(compgen -d -- "$current")); return ;;
        -r|--reporters) COMPREPLY=($(compgen -W 'cli json junit' -- "$current")); return ;;
        --color) COMPREPLY=($(compgen -W 'auto on off' -- "$current")); return ;;
        --config) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --reporter-json-export) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --reporter-junit-export) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '-e --environment -g --globals --env-var --global-var --current-values --save-current --export-environment --export-globals --export-collection --cookie-jar --export-cookie-jar --cookie-domain --postman-api-key --folder -n --iteration-count -d --iteration-data --bail --delay-request --timeout --timeout-request --timeout-script --strict --allow-vault --sandbox --sandbox-memory --allow-dangerous --ignore-redirects --max-response-size --map-origin -k --insecure --ssl-client-cert-list --ssl-client-cert --ssl-client-key --ssl-client-passphrase --ssl-extra-ca-certs --ssl-system-ca-certs --ssl-key-log --proxy --no-proxy --http-version --save-responses --working-dir --insecure-file-read --package-dir -r --reporters --color --disable-unicode --silent --verbose -x --suppress-exit-code --config --reporter-cli-silent --reporter-cli-no-banner --reporter-cli-no-assertions --reporter-cli-no-success-assertions --reporter-cli-no-console --reporter-cli-no-failures --reporter-cli-no-summary --reporter-cli-show-timestamps --reporter-json-export --reporter-junit-export --reporter-junit-newman -h --help' -- "$current"))
      else local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); fi ;;
    'config')
      case "$previous" in
        -e|--environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        -g|--globals) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --env-var) :; return ;;
        --global-var) :; return ;;
        --current-values) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --export-environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --export-globals) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --export-collection) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --cookie-jar) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --export-cookie-jar) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --cookie-domain) :; return ;;
        --postman-api-key) :; return ;;
        --folder) :; return ;;
        -n|--iteration-count) :; return ;;
        -d|--iteration-data) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --bail) COMPREPLY=($(compgen -W 'failure folder' -- "$current")); return ;;
        --delay-request) :; return ;;
        --timeout) :; return ;;
        --timeout-request) :; return ;;
        --timeout-script) :; return ;;
        --sandbox) COMPREPLY=($(compgen -W 'context isolated' -- "$current")); return ;;
        --sandbox-memory) :; return ;;
        --max-response-size) :; return ;;
        --map-origin) :; return ;;
        --ssl-client-cert-list) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --ssl-client-cert) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --ssl-client-key) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --ssl-client-passphrase) :; return ;;
        --ssl-extra-ca-certs) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --ssl-key-log) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --proxy) :; return ;;
        --http-version) COMPREPLY=($(compgen -W 'auto http1 http2' -- "$current")); return ;;
        --save-responses) local IFS=$'\n'; COMPREPLY=($(compgen -d -- "$current")); return ;;
        --working-dir) local IFS=$'\n'; COMPREPLY=($(compgen -d -- "$current")); return ;;
        --package-dir) local IFS=$'\n'; COMPREPLY=($(compgen -d -- "$current")); return ;;
        -r|--reporters) COMPREPLY=($(compgen -W 'cli json junit' -- "$current")); return ;;
        --color) COMPREPLY=($(compgen -W 'auto on off' -- "$current")); return ;;
        --config) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --reporter-json-export) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --reporter-junit-export) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '--json -e --environment -g --globals --env-var --global-var --current-values --save-current --export-environment --export-globals --export-collection --cookie-jar --export-cookie-jar --cookie-domain --postman-api-key --folder -n --iteration-count -d --iteration-data --bail --delay-request --timeout --timeout-request --timeout-script --strict --allow-vault --sandbox --sandbox-memory --allow-dangerous --ignore-redirects --max-response-size --map-origin -k --insecure --ssl-client-cert-list --ssl-client-cert --ssl-client-key --ssl-client-passphrase --ssl-extra-ca-certs --ssl-system-ca-certs --ssl-key-log --proxy --no-proxy --http-version --save-responses --working-dir --insecure-file-read --package-dir -r --reporters --color --disable-unicode --silent --verbose -x --suppress-exit-code --config --reporter-cli-silent --reporter-cli-no-banner --reporter-cli-no-assertions --reporter-cli-no-success-assertions --reporter-cli-no-console --reporter-cli-no-failures --reporter-cli-no-summary --reporter-cli-show-timestamps --reporter-json-export --reporter-junit-export --reporter-junit-newman -h --help' -- "$current"))
      else local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); fi ;;
    'env')
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '-h --help' -- "$current"))
      else COMPREPLY=($(compgen -W 'list get set unset diff' -- "$current")); fi ;;
    'env list')
      case "$previous" in
        -e|--environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --current-values) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '-e --environment --current-values --json -h --help' -- "$current"))
      else :; fi ;;
    'env get')
      case "$previous" in
        -e|--environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --current-values) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '-e --environment --current-values --reveal -h --help' -- "$current"))
      else :; fi ;;
    'env set')
      case "$previous" in
        -e|--environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --current-values) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '-e --environment --current-values -h --help' -- "$current"))
      else :; fi ;;
    'env unset')
      case "$previous" in
        -e|--environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --current-values) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '-e --environment --current-values -h --help' -- "$current"))
      else :; fi ;;
    'env diff')
      case "$previous" in
        -e|--environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --current-values) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '-e --environment --current-values --json -h --help' -- "$current"))
      else :; fi ;;
    'bootstrap')
      case "$previous" in
        --token) :; return ;;
        -e|--environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --current-values) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --env-var) :; return ;;
        --business-id) :; return ;;
        --waba-id) :; return ;;
        --phone-number-id) :; return ;;
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '--token -e --environment --current-values --env-var --json --business-id --waba-id --phone-number-id --dry-run -h --help' -- "$current"))
      else :; fi ;;
    'token')
      case "$previous" in
        --token) :; return ;;
        -e|--environment) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --current-values) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --env-var) :; return ;;
        --min-days) :; return ;;
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '--token -e --environment --current-values --env-var --json --min-days -h --help' -- "$current"))
      else :; fi ;;
    'simulate')
      case "$previous" in
        --port) :; return ;;
        --seed) local IFS=$'\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --latency) :; return ;;
        --fail) :; return ;;
        --speed) :; return ;;
      esac
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '--port --seed --latency --fail --speed --limits -h --help' -- "$current"))
      else :; fi ;;
    'demo')
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '-h --help' -- "$current"))
      else :; fi ;;
    'completion')
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '-h --help' -- "$current"))
      else COMPREPLY=($(compgen -W 'bash zsh fish' -- "$current")); fi ;;
    '')
      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W '-v --version -h --help' -- "$current"))
      else COMPREPLY=($(compgen -W 'run config env bootstrap token simulate demo completion' -- "$current")); fi ;;
  esac
}
complete -o filenames -F _postino postino
