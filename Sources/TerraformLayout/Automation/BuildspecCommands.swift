import SourceText
import YAMLSyntax

/// Buildspecs of CodeBuild, and the configuration of Atlantis.
extension WorkflowReader {
  private static let phases: [Text] = ["install", "pre_build", "build", "post_build"]

  mutating func readBuildspec(_ document: YAMLNode, _ outer: Scope) {
    let entries = document.entries ?? []
    var scope = outer
    add(entries["env"]?.entries?["variables"], to: &scope)
    let batch = entries["batch"]?.entries ?? []
    for axis in batch["build-matrix"]?.entries?["dynamic"]?.entries?["env"]?.entries?["variables"]?.entries ?? [] {
      scope.choose(axis.name, among: Self.texts(axis.value))
    }
    let builds = batch["build-list"]?.elements ?? batch["build-graph"]?.elements ?? []
    var scopes: [Scope] = builds.map { build in
      var inner = scope
      add(build.entries?["env"]?.entries?["variables"], to: &inner)
      return inner
    }
    if scopes.isEmpty { scopes = [scope] }
    for scope in scopes {
      var reader = commands(scope)
      for name in Self.phases {
        for command in entries["phases"]?.entries?[name]?.entries?["commands"]?.elements ?? [] {
          read(command, with: &reader)
        }
      }
      add(reader)
    }
  }

  /// Each project of Atlantis is an environment: its workflow's arguments, and `env/WORKSPACE.tfvars`, which Atlantis
  /// passes by itself when it exists.
  mutating func readAtlantis(_ document: YAMLNode, _ outer: Scope) {
    let entries = document.entries ?? []
    for project in entries["projects"]?.elements ?? [] {
      guard let project = project.entries, let folder = project["dir"] else { continue }
      var scope = outer
      let workspace = project["workspace"]?.scalar?.text ?? "default"
      scope.variables["WORKSPACE"] = WordPattern(workspace)
      scope.variables["PROJECT_NAME"] = project["name"]?.scalar.map { WordPattern($0.text) }
      if workspace != "default" { scope.variables["TF_WORKSPACE"] = WordPattern(workspace) }
      enter(folder, &scope)
      let workflow = project["workflow"]?.scalar?.text ?? "default"
      let steps = entries["workflows"]?.entries?[workflow]?.entries ?? []
      var reader = commands(scope)
      if steps["plan"] == nil {
        let file = file
        reader.read("terraform plan -var-file=env/\"$WORKSPACE\".tfvars") { _ in Place(file, folder.range) }
      }
      for step in steps["plan"]?.entries?["steps"]?.elements ?? [] { readAtlantisStep(step, &reader, scope) }
      add(reader)
    }
  }

  private func readAtlantisStep(_ step: YAMLNode, _ reader: inout RunReader, _ scope: Scope) {
    guard let entry = step.entries?.first else { return }
    switch entry.name {
    case "run": read(entry.value, with: &reader)
    case "env":
      if let node = entry.value.entries?["name"], let name = node.scalar?.text,
        let value = entry.value.entries?["value"]?.scalar?.text
      {
        reader.set(name, to: pattern(value, in: scope), at: Place(file, node.range))
      }
    case "init", "plan":
      let arguments = entry.value.entries?["extra_args"]
      var words: Text = "terraform " + entry.name
      for word in Self.texts(arguments) { words = words + " \"" + word + "\"" }
      let file = file
      let range = (arguments ?? entry.value).range
      reader.read(words) { _ in Place(file, range) }
    default: break
    }
  }
}
