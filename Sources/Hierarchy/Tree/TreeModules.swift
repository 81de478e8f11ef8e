/// The Terraform code that units deploy.
extension Tree {
  /// The location of the unit's Terraform code.
  public func moduleSource(of unit: ResolvedUnit) -> ModuleSource {
    let terraform = unit.terragrunt.terraform
    if let source = terraform?.source?.value, terraform?.isSourceKnown == false { return .remote(source) }
    let source = files.moduleSource(terraform?.source?.value, of: unit.folder)
    return unit.layout == .terragrunt ? actual(source, of: unit) : source
  }

  /// The location where the code really is, for a unit that a stack copies with the code beside it.
  private func actual(_ source: ModuleSource, of unit: ResolvedUnit) -> ModuleSource {
    guard let layout = layouts.owner(of: root.appending(unit.configurationFile).cleaned) else { return source }
    switch source {
    case .remote: return source
    case .local(let path): return .local(layout.actual(path))
    case .beside:
      let actual = layout.actual(unit.folder)
      return actual == unit.folder || files.module(in: actual) == nil ? .beside : .local(actual)
    }
  }

  /// The variables of the unit's module, read once for all units that use it; nil when the module would have to be
  /// downloaded, or has no `.tf` file.
  public func module(of unit: ResolvedUnit) -> ModuleVariables? { module(of: unit, at: moduleSource(of: unit)) }

  /// The module's variables, when the caller already knows its location.
  public func module(of unit: ResolvedUnit, at source: ModuleSource) -> ModuleVariables? {
    let module = files.module(at: source, for: unit.folder)
    return unit.layout == .terragrunt018 ? module?.read(by: options.terraform) : module
  }
}
