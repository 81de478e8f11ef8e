import SourceText

/// The name of an environment, as a var file and its folders say it.
enum EnvironmentName {
  /// The environment that a var file of a module says; nil when its name says none.
  static func said(by file: Path, of module: Path, _ index: RepositoryIndex) -> Text? {
    let folders = steps(from: module, to: file.parent, index.root).filter { !isCollection($0) }
    guard let own = meaning(of: VarFileName(file.name).stem, in: module) else {
      if !folders.isEmpty { return joined(folders) }
      // `variables.tfvars` beside the module: somebody passes it.
      let name = VarFileName(file.name)
      let isSecret = name.words.contains { $0 == "secret" || $0 == "secrets" }
      return file.parent == module && !name.isAutomatic && !isSecret ? name.stem : nil
    }
    guard let last = folders.last else {
      // Above the module a file may be about anything: `project.tfvars`.
      let isAbove = file.parent != module && module.isWithin(file.parent)
      return !isAbove || saysEnvironment(own) || NamingWords.isRegion(own) ? own : nil
    }
    let saysFolder = saysEnvironment(last)
    let saysFile = saysEnvironment(own)
    if NamingWords.isRegion(own) || saysFile && saysFolder && own != last { return joined(folders + [own]) }
    if saysFile { return own }
    if saysFolder || NamingWords.isRegion(last) { return joined(folders) }
    return index.varFileCount(in: file.parent) > 1 ? own : joined(folders)
  }

  /// True for a file that all environments share, by its name or its folder's.
  static func isCommon(_ file: Path) -> Bool {
    let words = VarFileName(file.name).words.filter { !NamingWords.generic.contains($0) }
    if words.isEmpty { return NamingWords.common.contains(file.parent.name.lowercasedASCII) }
    return words.allSatisfy(NamingWords.common.contains)
  }

  /// Names in one.
  static func joined(_ names: [Text]) -> Text {
    names.dropFirst().reduce(names.first ?? "") { $0 + "-" + $1 }
  }

  /// A name without what can't stand in the name of a folder.
  static func cleaned(_ name: Text) -> Text {
    let name = !name.isEmpty && VarFileName.isVarFile(name) ? VarFileName(name).stem : name
    return Text(name.bytes.map { $0 == Byte.slash || Byte.isBlank($0) || $0 == Byte.lineFeed ? Byte.hyphen : $0 })
  }

  /// All that a var file and its folders may say of an environment of a module, from the outside in.
  static func parts(of file: Path, of module: Path, _ index: RepositoryIndex) -> [Text] {
    steps(from: module, to: file.parent, index.root).filter { !isCollection($0) }
      + [meaning(of: VarFileName(file.name).stem, in: module)].compactMap { $0 }
  }

  /// Names that tell several things of one name apart: each with those of its parts that not all have.
  ///
  /// - Returns: nil when the parts of one are among those of another, so that they are steps of one chain.
  static func distinct(_ name: Text, _ parts: [[Text]]) -> [Text]? {
    if parts.count > mostAlternatives { return nil }
    let sets = parts.map(Set.init)
    for (index, set) in sets.enumerated() {
      if sets.enumerated().contains(where: { $0.offset != index && set.isSubset(of: $0.element) }) { return nil }
    }
    let common = sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
    return parts.map { parts in
      let telling = parts.filter { !common.contains($0) || $0 == name }
      return cleaned(joined(telling.contains(name) || name.isEmpty ? telling : [name] + telling))
    }
  }

  /// The most chains of one name that are told apart.
  static let mostAlternatives = 256

  /// True for a file that is named after the module alone: all its environments share it.
  static func isNamed(after module: Path, _ file: Path, _ index: RepositoryIndex) -> Bool {
    VarFileName(file.name).stem.lowercasedASCII == module.name.lowercasedASCII && file.parent != module
      && module.isWithin(file.parent) && parts(of: file, of: module, index).isEmpty
  }

  /// True for a short word of letters, digits and the signs between them.
  static func isPlain(_ value: Text) -> Bool {
    !value.isEmpty && value.count <= 40
      && value.bytes.allSatisfy {
        Byte.isLetterOrDigit($0) || [Byte.hyphen, Byte.underscore, Byte.dot].contains($0)
      }
  }

  /// True for a name with the usual word for an environment in it.
  static func saysEnvironment(_ name: Text) -> Bool {
    VarFileName.words(of: name).contains(where: NamingWords.environments.contains)
  }

  /// The folders on the way from the module to its file; for a file beside the modules, those from the top folder.
  private static func steps(from module: Path, to folder: Path, _ root: Path) -> [Text] {
    if folder.isWithin(module) { return folder.relative(to: module).parts }
    var above = root
    // A folder that holds the module says nothing of its environments, unless it is called like one.
    return folder.relative(to: root).parts.filter { part in
      above = above.appending(Path(part))
      return part != module.name && (!module.isWithin(above) || saysEnvironment(part))
    }
  }

  private static func isCollection(_ folder: Text) -> Bool {
    NamingWords.collections.contains(folder.lowercasedASCII)
  }

  /// The part of a file's name that may be an environment: without `terraform`, `vars` and the module's own name; nil
  /// when nothing is left.
  private static func meaning(of stem: Text, in module: Path) -> Text? {
    let extra = module.name.lowercasedASCII
    func isEmpty(_ word: Text) -> Bool {
      let word = word.lowercasedASCII
      return NamingWords.generic.contains(word) || word == extra
    }
    var rest = stem
    while !rest.isEmpty {
      if isEmpty(rest) { return nil }
      let bytes = rest.bytes
      if let cut = bytes.firstIndex(where: isSeparator), isEmpty(rest[0..<cut]) {
        rest = rest[cut + 1..<rest.count]
      } else if let cut = bytes.lastIndex(where: isSeparator), isEmpty(rest[cut + 1..<rest.count]) {
        rest = rest[0..<cut]
      } else {
        return rest
      }
    }
    return nil
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == Byte.hyphen || byte == Byte.underscore || byte == Byte.dot
  }
}
