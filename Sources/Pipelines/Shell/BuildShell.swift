/// The shells that run the commands of a build. Source: `env.shell` of the buildspec reference, CodeBuild user guide.
enum BuildShell: Sendable {
  /// sh or bash.
  case posix
  /// PowerShell, the default on Windows.
  case powerShell
  /// cmd.exe.
  case cmd
}
