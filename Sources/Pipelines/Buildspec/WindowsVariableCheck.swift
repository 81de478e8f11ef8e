import SourceText

/// Variables that commands for PowerShell and cmd.exe read and nothing sets.
extension BuildVariableCheck {
  /// Checks all commands: what one sets or tests for counts in the others too.
  mutating func checkWindowsCommands(_ shell: BuildShell) {
    let scripts = buildspec.commands.map { WindowsScript($0.text, shell: shell) }
    var known = Set(environment.entries.map(\.winner.name.lowercasedASCII))
    for script in scripts { known.formUnion(script.assigned.union(script.guarded)) }
    let ofBatch = Dictionary(batchNames.map { ($0.key.lowercasedASCII, $0.value) }) { first, _ in first }
    let readsOtherScripts = scripts.contains(where: \.readsOtherScripts)
    for (command, script) in zip(buildspec.commands, scripts) {
      var reported: Set<Text> = []
      for reference in script.references {
        let name = reference.name.lowercasedASCII
        guard !known.contains(name), !BuildVariables.isGivenOnWindows(name), reported.insert(name).inserted else {
          continue
        }
        let place = buildspec.place(of: reference.range, in: command)
        if let variable = ofBatch[name] {
          if !variable.isInEveryBuild { reportBatchVariable(variable, at: place) }
          continue
        }
        let nearest = nearestName(reference.name)
        report(
          readsOtherScripts ? .info : .warning, .undefinedVariable, "nothing sets '\(reference.name)'", at: place,
          help: nearest.map { "did you mean '\($0)'?" }
            ?? "set it in environment_variables or env, or test whether it is there first")
      }
    }
  }
}
