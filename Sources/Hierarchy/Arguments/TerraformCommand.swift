public import SourceText

/// The names of Terraform's commands.
public enum TerraformCommand {
  /// The commands of Terraform 0.11 and 0.12. Source: `commands.go` of both.
  private static let known: [Text] = [
    "0.12checklist", "0.12upgrade", "apply", "console", "debug", "destroy", "env", "fmt", "force-unlock", "get",
    "graph", "import", "init", "internal-plugin", "login", "logout", "output", "plan", "providers", "push", "refresh",
    "show", "state", "taint", "untaint", "validate", "version", "workspace",
  ]

  /// The commands that people type, in byte order.
  public static let names = known.map(\.description).filter { !$0.hasPrefix("internal-") }

  /// True for a command of Terraform 0.11 or 0.12.
  public static func isKnown(_ command: Text) -> Bool { known.contains(command) }

  /// The command with the most similar spelling to `name`, or nil when none is near.
  public static func nearest(to name: Text) -> Text? {
    NearestName.of(name.description, among: known.map(\.description)).map { Text($0) }
  }
}

extension TerraformBlock {
  /// The commands named by its arguments and hooks.
  var commands: [Text] {
    extraArguments.flatMap { $0.commands.map(\.value) }
      + (beforeHooks + afterHooks).flatMap { $0.commands.map(\.value) }
  }
}
