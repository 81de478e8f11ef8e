public import SourceText

extension ModuleVariables {
  /// The most names with which a misspelt one is compared.
  private static let mostCompared = 1000

  /// What Terraform 0.12 and later say of a `-var` for a variable that the module does not declare; nil where it does, and
  /// where more may be declared than is known.
  public func refusal(ofArgument name: Text, at place: Place) -> Diagnostic? {
    guard isComplete, !isForTerraform011, !declares(name) else { return nil }
    let nearest = NearestName.of(name.description, among: variables.prefix(Self.mostCompared).map(\.name.description))
    return Diagnostic(
      place.file.isGiven ? .error : .warning, ResolutionCode.undeclaredArgument,
      "the module '\(path)' declares no variable '\(name)', so Terraform refuses this '-var'", at: place,
      help: nearest.map { "did you mean '\($0)'?" } ?? "declare it, or leave the argument out")
  }
}
