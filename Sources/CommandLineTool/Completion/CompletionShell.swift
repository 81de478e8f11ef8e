/// The shells that can complete, with the script for each.
enum CompletionShell: String, CaseIterable {
  case bash, zsh, fish

  var script: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  /// bash splits words at `=` and `:`, and replaces only the last piece. So the script joins the pieces for the
  /// query, and removes from the answer what bash keeps.
  private static let bashScript = #"""
    # Completion of strata for bash: source <(strata completion bash)

    _strata() {
      local rest=${COMP_LINE:0:COMP_POINT} words=() piece bare i
      for ((i = 0; i <= COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]}
        bare=${rest#"${rest%%[![:space:]]*}"}
        ((i == COMP_CWORD)) && piece=${piece:0:${#bare}}
        if ((i > 0)) && [[ -n $piece && $bare == "$rest" ]]; then
          words[${#words[@]} - 1]+=$piece
        else
          words+=("$piece")
        fi
        rest=${bare#"$piece"}
      done
      words=("${words[@]//[\"\'\\]/}")
      local current=${words[${#words[@]} - 1]} kept=
      piece=${piece//[\"\'\\]/}
      case $piece in = | :) piece= ;; esac
      kept=${current%"$piece"}

      local line word added=
      COMPREPLY=()
      while IFS= read -r line; do
        case $line in
        :*) added=${line#:} ;;
        *)
          word=${line%%$'\t'*}
          word=${word#"$kept"}
          COMPREPLY+=("$(printf %q "$word")")
          ;;
        esac
      done < <(printf '%s\n' "${words[@]}" | command strata completion candidates 2>/dev/null)

      case $added in
      file) mapfile -t COMPREPLY < <(compgen -f -- "$piece") && compopt -o filenames ;;
      folder) mapfile -t COMPREPLY < <(compgen -d -- "$piece") && compopt -o filenames ;;
      esac
      [[ ${#COMPREPLY[@]} == 1 && $COMPREPLY == */ ]] && compopt -o nospace
      return 0
    }

    complete -F _strata strata

    """#

  private static let zshScript = #"""
    #compdef strata
    # Completion of strata for zsh: source <(strata completion zsh), after compinit; or as _strata in a folder of $fpath

    _strata() {
      local line word added
      local -a before whole wholeShown parts partsShown
      before=("${(@Q)words[1,CURRENT-1]}")
      while IFS= read -r line; do
        word=${line%%$'\t'*}
        case $line in
        :*) added=${line#:} ;;
        */$'\t'* | */) parts+=("$word") partsShown+=("${line/$'\t'/ -- }") ;;
        *) whole+=("$word") wholeShown+=("${line/$'\t'/ -- }") ;;
        esac
      done < <(print -rl -- "${before[@]}" "${(Q)PREFIX}" | command strata completion candidates 2>/dev/null)

      (($#whole)) && compadd -l -d wholeShown -a whole
      (($#parts)) && compadd -l -S '' -d partsShown -a parts
      [[ -n $added ]] && compset -P '--*='
      case $added in
      file) _files ;;
      folder) _files -/ ;;
      esac
    }

    if [[ $funcstack[1] == _strata ]]; then
      _strata "$@"
    else
      compdef _strata strata
    fi

    """#

  private static let fishScript = #"""
    # Completion of strata for fish: strata completion fish | source

    function __strata_candidates
        set -l current (commandline -ct)
        set -l words (commandline -opc) (string unescape -- $current; or echo -- $current)
        for line in (printf '%s\n' $words | command strata completion candidates 2>/dev/null)
            set -l flag (string match -r -- '^--[^=]*=' $current; or echo)
            set -l path (string replace -r -- '^--[^=]*=' '' $current)
            switch $line
                case ':file'
                    printf '%s\n' $flag(__fish_complete_path $path)
                case ':folder'
                    printf '%s\n' $flag(__fish_complete_directories $path)
                case ':'
                case '*'
                    echo -- $line
            end
        end
    end

    complete -c strata -f -a '(__strata_candidates)'

    """#
}
