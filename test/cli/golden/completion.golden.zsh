#compdef postino
# Completion of postino for zsh. Save it as _postino in a folder of $fpath.

_postino_run() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(-e --environment)'{-e,--environment}'[Environment]:file:_files' \
    '(-g --globals)'{-g,--globals}'[Globals]:file:_files' \
    --env-var'[Set an environment variable for this run]:value: ' \
    --global-var'[Set a global variable for this run]:value: ' \
    --current-values'[Current values]:file:_files' \
    --save-current'[Write what scripts changed back to the current values]' \
    --export-environment'[Write the environment, values included, to a file after the run]:file:_files' \
    --export-globals'[Write the globals, values included, to a file after the run]:file:_files' \
    --export-collection'[Write the collection with its variables to a file after the run]:file:_files' \
    --cookie-jar'[Start with the cookies of a file]:file:_files' \
    --export-cookie-jar'[Write the cookies to a file after the run]:file:_files' \
    --cookie-domain'[Let scripts reach the cookies of this domain only]:value: ' \
    --postman-api-key'[Key for what is loaded from Postman'\''s API]:value: ' \
    --folder'[Run only this folder or request]:value: ' \
    '(-n --iteration-count)'{-n,--iteration-count}'[Number of iterations]:value: ' \
    '(-d --iteration-data)'{-d,--iteration-data}'[Data for the iterations]:file:_files' \
    --bail'[Stop at the first failure]:value:(failure folder)' \
    --delay-request'[Wait before each request]:value: ' \
    --timeout'[Longest time for the whole run]:value: ' \
    --timeout-request'[Longest time to wait for an answer]:value: ' \
    --timeout-script'[Longest time for one script]:value: ' \
    --strict'[Fail scripts too that reject a promise later or leave a test or an await unfinished]' \
    --allow-vault'[Let scripts read and change secrets of the vault]' \
    --sandbox'[What keeps scripts in bounds]:value:(context isolated)' \
    --sandbox-memory'[Most memory that isolated scripts may use]:value: ' \
    --allow-dangerous'[Send requests that are marked as dangerous to other machines too]' \
    --ignore-redirects'[Do not follow redirects]' \
    --max-response-size'[Longest answer, decoded]:value: ' \
    --map-origin'[Send the requests for one origin to another]:value: ' \
    '(-k --insecure)'{-k,--insecure}'[Accept invalid TLS certificates]' \
    --ssl-client-cert-list'[Client certificates by URL]:file:_files' \
    --ssl-client-cert'[Client certificate for all other https URLs]:file:_files' \
    --ssl-client-key'[Its private key]:file:_files' \
    --ssl-client-passphrase'[Passphrase of the private key]:value: ' \
    --ssl-extra-ca-certs'[Certificate authorities to trust besides the usual ones]:file:_files' \
    --ssl-system-ca-certs'[Trust what this computer trusts]' \
    --ssl-key-log'[Add the secrets of TLS connections to this file, for Wireshark]:file:_files' \
    --proxy'[Proxy for all requests]:value: ' \
    --no-proxy'[Use no proxy, whatever HTTP_PROXY and others say]' \
    --http-version'[HTTP for https URLs]:value:(auto http1 http2)' \
    --save-responses'[Write the body of every answer to a file in this folder]:folder:_files -/' \
    --working-dir'[Where files named in the collection are]:folder:_files -/' \
    --insecure-file-read'[Allow request bodies from files outside the working directory]' \
    --package-dir'[Where packages of pm.require are]:folder:_files -/' \
    '(-r --reporters)'{-r,--reporters}'[Reporters]:value:(cli json junit)' \
    --color'[Colours]:value:(auto on off)' \
    --disable-unicode'[Plain ASCII marks]' \
    --silent'[Print nothing but errors]' \
    --verbose'[Show passed assertions, headers and bodies too]' \
    '(-x --suppress-exit-code)'{-x,--suppress-exit-code}'[Exit with 0 also when something failed]' \
    --config'[Configuration file]:file:_files' \
    --reporter-cli-silent'[Print nothing]' \
    --reporter-cli-no-banner'[No heading with the name of the collection]' \
    --reporter-cli-no-assertions'[No assertions]' \
    --reporter-cli-no-success-assertions'[No passed assertions, also with --verbose]' \
    --reporter-cli-no-console'[Nothing of what scripts print]' \
    --reporter-cli-no-failures'[No list of failures at the end]' \
    --reporter-cli-no-summary'[No summary at the end]' \
    --reporter-cli-show-timestamps'[The time of day with each request]' \
    --reporter-json-export'[Where the json reporter writes]:file:_files' \
    --reporter-junit-export'[Where the junit reporter writes]:file:_files' \
    --reporter-junit-newman'[newman'\''s form]' \
    '(-h --help)'{-h,--help}'[Print this help]' \
    '*:file:_files'
}

_postino_config() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    --json'[Print JSON]' \
    '(-e --environment)'{-e,--environment}'[Environment]:file:_files' \
    '(-g --globals)'{-g,--globals}'[Globals]:file:_files' \
    --env-var'[Set an environment variable for this run]:value: ' \
    --global-var'[Set a global variable for this run]:value: ' \
    --current-values'[Current values]:file:_files' \
    --save-current'[Write what scripts changed back to the current values]' \
    --export-environment'[Write the environment, values included, to a file after the run]:file:_files' \
    --export-globals'[Write the globals, values included, to a file after the run]:file:_files' \
    --export-collection'[Write the collection with its variables to a file after the run]:file:_files' \
    --cookie-jar'[Start with the cookies of a file]:file:_files' \
    --export-cookie-jar'[Write the cookies to a file after the run]:file:_files' \
    --cookie-domain'[Let scripts reach the cookies of this domain only]:value: ' \
    --postman-api-key'[Key for what is loaded from Postman'\''s API]:value: ' \
    --folder'[Run only this folder or request]:value: ' \
    '(-n --iteration-count)'{-n,--iteration-count}'[Number of iterations]:value: ' \
    '(-d --iteration-data)'{-d,--iteration-data}'[Data for the iterations]:file:_files' \
    --bail'[Stop at the first failure]:value:(failure folder)' \
    --delay-request'[Wait before each request]:value: ' \
    --timeout'[Longest time for the whole run]:value: ' \
    --timeout-request'[Longest time to wait for an answer]:value: ' \
    --timeout-script'[Longest time for one script]:value: ' \
    --strict'[Fail scripts too that reject a promise later or leave a test or an await unfinished]' \
    --allow-vault'[Let scripts read and change secrets of the vault]' \
    --sandbox'[What keeps scripts in bounds]:value:(context isolated)' \
    --sandbox-memory'[Most memory that isolated scripts may use]:value: ' \
    --allow-dangerous'[Send requests that are marked as dangerous to other machines too]' \
    --ignore-redirects'[Do not follow redirects]' \
    --max-response-size'[Longest answer, decoded]:value: ' \
    --map-origin'[Send the requests for one origin to another]:value: ' \
    '(-k --insecure)'{-k,--insecure}'[Accept invalid TLS certificates]' \
    --ssl-client-cert-list'[Client certificates by URL]:file:_files' \
    --ssl-client-cert'[Client certificate for all other https URLs]:file:_files' \
    --ssl-client-key'[Its private key]:file:_files' \
    --ssl-client-passphrase'[Passphrase of the private key]:value: ' \
    --ssl-extra-ca-certs'[Certificate authorities to trust besides the usual ones]:file:_files' \
    --ssl-system-ca-certs'[Trust what this computer trusts]' \
    --ssl-key-log'[Add the secrets of TLS connections to this file, for Wireshark]:file:_files' \
    --proxy'[Proxy for all requests]:value: ' \
    --no-proxy'[Use no proxy, whatever HTTP_PROXY and others say]' \
    --http-version'[HTTP for https URLs]:value:(auto http1 http2)' \
    --save-responses'[Write the body of every answer to a file in this folder]:folder:_files -/' \
    --working-dir'[Where files named in the collection are]:folder:_files -/' \
    --insecure-file-read'[Allow request bodies from files outside the working directory]' \
    --package-dir'[Where packages of pm.require are]:folder:_files -/' \
    '(-r --reporters)'{-r,--reporters}'[Reporters]:value:(cli json junit)' \
    --color'[Colours]:value:(auto on off)' \
    --disable-unicode'[Plain ASCII marks]' \
    --silent'[Print nothing but errors]' \
    --verbose'[Show passed assertions, headers and bodies too]' \
    '(-x --suppress-exit-code)'{-x,--suppress-exit-code}'[Exit with 0 also when something failed]' \
    --config'[Configuration file]:file:_files' \
    --reporter-cli-silent'[Print nothing]' \
    --reporter-cli-no-banner'[No heading with the name of the collection]' \
    --reporter-cli-no-assertions'[No assertions]' \
    --reporter-cli-no-success-assertions'[No passed assertions, also with --verbose]' \
    --reporter-cli-no-console'[Nothing of what scripts print]' \
    --reporter-cli-no-failures'[No list of failures at the end]' \
    --reporter-cli-no-summary'[No summary at the end]' \
    --reporter-cli-show-timestamps'[The time of day with each request]' \
    --reporter-json-export'[Where the json reporter writes]:file:_files' \
    --reporter-junit-export'[Where the junit reporter writes]:file:_files' \
    --reporter-junit-newman'[newman'\''s form]' \
    '(-h --help)'{-h,--help}'[Print this help]' \
    '*:file:_files'
}

_postino_env_list() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(-e --environment)'{-e,--environment}'[Environment]:file:_files' \
    --current-values'[Current values]:file:_files' \
    --json'[Print JSON]' \
    '(-h --help)'{-h,--help}'[Print this help]'
}

_postino_env_get() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(-e --environment)'{-e,--environment}'[Environment]:file:_files' \
    --current-values'[Current values]:file:_files' \
    --reveal'[Print it even if it is a secret]' \
    '(-h --help)'{-h,--help}'[Print this help]' \
    '*:value: '
}

_postino_env_set() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(-e --environment)'{-e,--environment}'[Environment]:file:_files' \
    --current-values'[Current values]:file:_files' \
    '(-h --help)'{-h,--help}'[Print this help]' \
    '*:value: '
}

_postino_env_unset() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(-e --environment)'{-e,--environment}'[Environment]:file:_files' \
    --current-values'[Current values]:file:_files' \
    '(-h --help)'{-h,--help}'[Print this help]' \
    '*:value: '
}

_postino_env_diff() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(-e --environment)'{-e,--environment}'[Environment]:file:_files' \
    --current-values'[Current values]:file:_files' \
    --json'[Print JSON]' \
    '(-h --help)'{-h,--help}'[Print this help]'
}

_postino_env() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(-h --help)'{-h,--help}'[Print this help]' \
    '1: :->command' \
    '*:: :->rest'
  case $state in
    command)
      local -a commands=(
        'list:List every variable, secrets hidden, and where its value comes from'
        'get:Print one value'
        'set:Set a current value'
        'unset:Forget a current value, so that the initial one counts'
        'diff:Show the variables whose current value is not the initial one'
      )
      _describe command commands ;;
    rest)
      case $line[1] in
        list) _postino_env_list ;;
        get) _postino_env_get ;;
        set) _postino_env_set ;;
        unset) _postino_env_unset ;;
        diff) _postino_env_diff ;;
      esac ;;
  esac
}

_postino_bootstrap() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    --token'[Access token, never kept]:value: ' \
    '(-e --environment)'{-e,--environment}'[Environment]:file:_files' \
    --current-values'[Current values]:file:_files' \
    --env-var'[Set an environment variable for this run]:value: ' \
    --json'[Print JSON]' \
    --business-id'[Take this business]:value: ' \
    --waba-id'[Take this WhatsApp Business Account]:value: ' \
    --phone-number-id'[Take this phone number]:value: ' \
    --dry-run'[Show what is found and write nothing]' \
    '(-h --help)'{-h,--help}'[Print this help]'
}

_postino_token() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    --token'[Access token, never kept]:value: ' \
    '(-e --environment)'{-e,--environment}'[Environment]:file:_files' \
    --current-values'[Current values]:file:_files' \
    --env-var'[Set an environment variable for this run]:value: ' \
    --json'[Print JSON]' \
    --min-days'[Fail if the token ends in fewer days]:value: ' \
    '(-h --help)'{-h,--help}'[Print this help]'
}

_postino_simulate() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    --port'[Port on 127.0.0.1]:value: ' \
    --seed'[YAML file with the world to start with]:file:_files' \
    --latency'[Milliseconds that every answer takes]:value: ' \
    --fail'[Answer with an error]:value: ' \
    --speed'[How many times faster its clock goes]:value: ' \
    --limits'[Hold Meta'\''s limits]' \
    '(-h --help)'{-h,--help}'[Print this help]'
}

_postino_demo() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(-h --help)'{-h,--help}'[Print this help]'
}

_postino_completion() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(-h --help)'{-h,--help}'[Print this help]' \
    '*:value:(bash zsh fish)'
}

_postino() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \
    '(-v --version)'{-v,--version}'[Print the version]' \
    '(-h --help)'{-h,--help}'[Print this help]' \
    '1: :->command' \
    '*:: :->rest'
  case $state in
    command)
      local -a commands=(
        'run:Run a collection'
        'config:Show what a run would be told, and where each option is set'
        'env:Look at and change the values of an environment'
        'bootstrap:Find business, WhatsApp Business Account and phone number from an access token'
        'token:Tell what an access token is good for'
        'simulate:Serve a local Graph API until Ctrl-C'
        'demo:From an access token to a sent message, on a simulator'
        'completion:Print the completion script for a shell'
      )
      _describe command commands ;;
    rest)
      case $line[1] in
        run) _postino_run ;;
        config) _postino_config ;;
        env) _postino_env ;;
        bootstrap) _postino_bootstrap ;;
        token) _postino_token ;;
        simulate) _postino_simulate ;;
        demo) _postino_demo ;;
        completion) _postino_completion ;;
      esac ;;
  esac
}

_postino "$@"
