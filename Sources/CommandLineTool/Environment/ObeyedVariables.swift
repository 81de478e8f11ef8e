import SourceText

/// Variables that the dynamic linker, a shell, an interpreter or git obeys: taking over the environment of a tree must
/// not run the tree's programs.
enum ObeyedVariables {
  private static let names: Set<Text> = [
    "PATH", "ENV", "BASH_ENV", "BASHOPTS", "SHELLOPTS", "BASH_LOADABLES_PATH", "PS0", "PS1", "PS2", "PS4",
    "PROMPT_COMMAND", "IFS", "CDPATH", "FPATH", "ZDOTDIR", "PAGER", "EDITOR", "VISUAL", "BROWSER", "PYTHONSTARTUP",
    "PYTHONPATH", "PYTHONHOME", "PYTHONUSERBASE", "PYTHONBREAKPOINT", "PERL5OPT", "PERL5LIB", "PERL5DB", "PERLLIB",
    "RUBYOPT", "RUBYLIB", "NODE_OPTIONS", "NODE_PATH", "LUA_INIT", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS",
    "JDK_JAVA_OPTIONS", "MAKEFLAGS", "MAKEFILES", "LESSOPEN", "LESSCLOSE", "MANPAGER", "SSH_ASKPASS", "SUDO_ASKPASS",
    "OPENSSL_CONF", "TF_CLI_CONFIG_FILE", "GCONV_PATH", "GLIBC_TUNABLES", "HOSTALIASES", "LOCALDOMAIN",
  ]

  static func contains(_ name: Text) -> Bool {
    names.contains(name) || name.hasPrefix("LD_") || name.hasPrefix("DYLD_") || name.hasPrefix("GIT_")
      || name.hasPrefix("BASH_FUNC_") || name.hasPrefix("npm_config_")
  }
}
