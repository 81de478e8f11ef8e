public import SourceText

/// Selects the files of a folder that make up a module.
public enum ModuleFiles {
  /// The endings of a module's files. Of two files with the same name, OpenTofu's counts.
  private static let endings: [(terraform: Text, openTofu: Text)] = [(".tf", ".tofu"), (".tf.json", ".tofu.json")]

  /// The module's files among the names of a folder's files, in byte order. Source: "Files and Directories" of Terraform
  /// 1.11 and OpenTofu 1.8.
  static func names(among all: some Sequence<Text>) -> [Text] {
    let shown = Set(all.filter { !$0.hasPrefix(".") && !$0.hasSuffix("~") })
    return shown.filter { name in
      endings.contains { ending in
        if name.hasSuffix(ending.openTofu) { return true }
        return name.hasSuffix(ending.terraform)
          && !shown.contains(name[0..<name.count - ending.terraform.count] + ending.openTofu)
      }
    }.sorted()
  }

  /// The files of OpenTofu that take the place of one for Terraform, with that one, in byte order.
  static func twins(among all: some Sequence<Text>) -> [(terraform: Text, openTofu: Text)] {
    let shown = Set(all)
    return names(among: shown).compactMap { name in
      guard let ending = endings.first(where: { name.hasSuffix($0.openTofu) }) else { return nil }
      let twin = name[0..<name.count - ending.openTofu.count] + ending.terraform
      return shown.contains(twin) ? (twin, name) : nil
    }
  }

  /// True for the name of a file that Terraform or OpenTofu reads as part of a module.
  public static func isCode(_ name: Text) -> Bool {
    !name.hasPrefix(".") && endings.contains { name.hasSuffix($0.terraform) || name.hasSuffix($0.openTofu) }
  }

  /// True for an override file, which Terraform merges over the others.
  static func isOverride(_ name: Text) -> Bool {
    endings.flatMap { [$0.terraform, $0.openTofu] }.contains { ending in
      name == "override" + ending || name.hasSuffix("_override" + ending)
    }
  }
}
