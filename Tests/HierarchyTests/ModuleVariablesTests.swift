import Files
import HCL1Syntax
import Hierarchy
import SourceText
import TestSupport
import Testing

/// The declarations in `variable` blocks of local modules, however they are written.
struct ModuleVariablesTests {
  /// A module next to a unit, made of the given files.
  static func module(
    _ files: [String: String], terraform: ResolutionOptions.TerraformVersion = .v011
  ) throws -> ModuleVariables {
    var options = ResolutionOptions()
    options.terraform = terraform
    var texts = ["/tree/unit/terraform.tfvars": "terragrunt = {}\n"]
    for (name, text) in files { texts["/tree/unit/\(name)"] = text }
    let tree = Tree(root: "/tree", fileSystem: InMemoryFileSystem(texts), options: options)
    return try #require(tree.module(of: tree.resolve("/tree/unit/terraform.tfvars")))
  }

  /// The type of `variable "x" { type = … }`.
  static func type(_ text: String) throws -> VariableType? {
    try #require(try module(["main.tf": "variable \"x\" {\n  type = \(text)\n}\n"])["x"]).type
  }

  @Test(arguments: [
    ("string", "string"), ("\"string\"", "string"), ("\"list\"", "list(any)"), ("\"map\"", "map(any)"),
    ("number", "number"), ("bool", "bool"), ("any", "any"), ("list", "list(any)"), ("map", "map(any)"),
    ("list(string)", "list(string)"), ("set( number )", "set(number)"), ("set", "set(any)"),
    ("map(list(bool))", "map(list(bool))"),
    ("object({})", "object({})"), ("object({ a = string, b = optional(number, 3) })", nil),
    (
      "object({\n    a = string # why\n    b = optional(number)\n\n  })", "object({ a = string, b = optional(number) })"
    ),
    ("object({ a = optional(list(string), [\"x\", \"}\"]) })", "object({ a = optional(list(string), [\"x\",\"}\"]) })"),
    ("object({ \"a\" : string, })", "object({ a = string })"),
    (
      "object({ db_password = optional(string, \"hunter2\") })",
      "object({ db_password = optional(string, \"(sensitive)\") })"
    ),
    ("tuple([string, number,])", "tuple([string, number])"), ("list(\n    string\n  )", "list(string)"),
  ])
  func typeIsRead(text: String, description: String?) throws {
    #expect(try Self.type(text)?.description == description ?? text)
  }

  @Test(arguments: [
    "", "strin", "\"lists\"", "list(", "list()", "list(string", "list(string) x", "object({ a })", "object([])",
    "tuple(string)", "optional(string)", "list(string, number)", "3", "[string]", "${x}", "foo(string)",
  ])
  func typeThatIsNoneIsAWarning(text: String) throws {
    let module = try Self.module(["main.tf": "variable \"x\" {\n  type = \(text)\n}\nvariable \"y\" {}\n"])
    #expect(module["x"]?.type == nil)
    let found = module.diagnostics + module.mistakes
    #expect(found.count == 1)
    #expect(found.first?.severity == .warning)
    #expect(["bad-variable-type", "terraform-syntax"].contains(found.first?.code))
  }

  @Test(arguments: [
    ("\"a\"", "\"a\""), ("\"\"", "\"\""),
    ("\"\\t\\\"\\u00e9\\\\ $${x} %%{y} 5% $\"", "\"\\t\\\"é\\\\ ${x} %{y} 5% $\""),
    ("12", "12"), ("-1.50", "-1.50"), ("1e3", "1e3"), ("007", "7"), ("0", "0"), ("true", "true"), ("[]", "[]"),
    ("[\n    \"a\", # one\n    2,\n  ]", "[\"a\",2]"), ("{}", "{}"),
    (
      "{\n    b = 1\n    \"a b\" : [true]\n    eu-west-1 = { x = \"y\" }, c = 2\n  }",
      "{\"a b\":[true],\"b\":1,\"c\":2,\"eu-west-1\":{\"x\":\"y\"}}"
    ),
    ("<<EOT\n  one $${x}\n  two\nEOT", "\"  one ${x}\\n  two\\n\""),
    ("<<-EOT\n    one\n      two\n\n    EOT", "\"one\\n  two\\n\\n\""),
    ("\"#no // comment /* */\"", "\"#no // comment /* */\""),
  ])
  func literalDefaultIsRead(text: String, json: String) throws {
    let module = try Self.module(
      ["main.tf": "variable \"x\" {\n  default = \(text)\n}\nvariable \"y\" {}\n"], terraform: .v012)
    let value = try #require(module["x"]?.defaultValue)
    var writer = JSONWriter.compact
    writer.value(value, named: "x", secrets: .revealing)
    #expect(String(Text(writer.take())) == json)
    #expect(module.variables.map(\.name) == ["x", "y"])
    #expect(module["x"]?.isRequired == false)
    #expect(module["y"]?.isRequired == true)
    #expect(module.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "\"${var.a}\"", "\"${lookup(var.a, \"}\")}\"", "[var.a]", "{ a = null }", "file(\"x\")", "1 + 2", "(1)", "-x",
    "{ for k, v in var.a : k => v }", "[for x in y : \"${x}\"]", "a ? \"b\" : \"c\"", "{ (a) = 1 }", "\"\\q\"",
    "a.b[0]",
    "<<EOT\n${x}\nEOT", "\"%{ if a }x%{ endif }\"", "{ a = }", "[1 2]",
    "\"${\"${\"${a[\"x\"]}\"}\" # }\n}\"", "\"${<<EOT\n}\"\nEOT\n}\"",
  ])
  func otherDefaultIsKnownToBeThere(text: String) throws {
    let module = try Self.module(
      ["main.tf": "variable \"x\" {\n  default = \(text)\n}\nvariable \"y\" {}\n"], terraform: .v012)
    #expect(module["x"]?.defaultValue == nil)
    #expect(module["x"]?.isRequired == false)
    #expect(module.variables.map(\.name) == ["x", "y"])
  }

  @Test(arguments: [
    ("0755", "493"), ("0x1F", "31"), ("\"100%{x}\"", "\"100%{x}\""), ("\"a$${b}c\"", "\"a$${b}c\""),
    ("\"\\x41\\101\"", "\"AA\""), ("<<EOT\n  a\nEOT", "\"  a\\n\""),
    ("\"${var.a}\"", nil), ("[\"x\", \"${var.a}\"]", nil), ("{ a = \"${\"x\"}\" }", nil),
  ])
  func defaultOfTerraform011IsReadAsHCL1(text: String, json: String?) throws {
    let module = try Self.module(["main.tf": "variable \"x\" {\n  default = \(text)\n}\n"])
    let written = module["x"]?.defaultValue.map { value in
      var writer = JSONWriter.compact
      writer.value(value, named: "x", secrets: .revealing)
      return String(Text(writer.take()))
    }
    #expect(written == json)
    #expect(module["x"]?.isRequired == false)
    #expect(module.diagnostics.isEmpty)
  }

  @Test func nullDefaultIsNoValue() throws {
    let variable = try #require(try Self.module(["a.tf": "variable \"x\" { default = null }"])["x"])
    guard case .null = variable.fallback else {
      Issue.record("the default is \(variable.fallback)")
      return
    }
    #expect(!variable.isRequired)
  }

  @Test func everyArgumentOfABlockIsRead() throws {
    let module = try Self.module([
      "variables.tf": """
      variable "x" {
        validation {
          condition     = length(var.x) > 3 && can(regex("^[a-z}]+$", var.x))
          error_message = "no { here"
          type          = "not this"
        }
        type        = string
        description = "Says \\"why\\""
        sensitive   = true
        nullable    = false
        ephemeral   = true
      }
      """
    ])
    let variable = try #require(module["x"])
    #expect(variable.type == .string)
    #expect(variable.description == "Says \"why\"")
    #expect(variable.isSensitive)
    #expect(!variable.isNullable)
    #expect(variable.isRequired)
    #expect(module.diagnostics.isEmpty)
  }

  @Test func oldStyleIsRead() throws {
    let module = try Self.module([
      "main.tf": """
      variable "a" {}
      variable b { type = "string" default = "one line" }
      variable "c" { default { us-east-1 = "ami-1" } type = "map" }
      "variable" "d" { type = "list", default = [] }
      """
    ])
    #expect(module.variables.map(\.name) == ["a", "b", "c", "d"])
    #expect(module["b"]?.defaultValue?.string == "one line")
    #expect(module["c"]?.defaultValue?.members?.first?.value.string == "ami-1")
    #expect(module["c"]?.type == .map(.any))
    #expect(module["d"]?.defaultValue?.elements?.isEmpty == true)
  }

  @Test func everythingElseIsPassedOver() throws {
    let module = try Self.module([
      "main.tf": """
      // variable "no" {}
      /* variable "no" {
      */
      locals { variable = { "x" = "variable \\"no\\" {" } }
      resource "a" "variable" {
        policy = <<-EOT
          variable "no" {}
          ${jsonencode({ a = "}" })}
          EOT
        b = "${join("", [for x in var.y : "${x}{"])}"
        dynamic "c" {
          for_each = var.z == null ? [] : [1]
          content { variable = "no" }
        }
        variable "no" {}
      }
      output "x" { value = var.yes }
      variable "yes" {}
      """
    ])
    #expect(module.variables.map(\.name) == ["yes"])
    #expect(module.diagnostics.isEmpty)
  }

  @Test func overrideFilesAreLaidOver() throws {
    let module = try Self.module([
      "main.tf": "variable \"x\" {\n  type = string\n  default = \"main\"\n}\n",
      "a_override.tf": "variable \"x\" { default = \"override\" }\n", "b.tf": "variable \"b\" {}\n",
      ".hidden.tf": "variable \"no\" {}\n", "c.tf.bak": "variable \"no\" {}\n",
    ])
    #expect(module.variables.map(\.name) == ["b", "x"])
    #expect(module["x"]?.defaultValue?.string == "override")
    #expect(module["x"]?.type == .string)
    #expect(module.filesRead == ["unit/b.tf", "unit/main.tf", "unit/a_override.tf"])
  }

  @Test func repeatedDeclarationIsAWarning() throws {
    let module = try Self.module(["a.tf": "variable \"x\" {}\n", "b.tf": "variable \"x\" { default = 1 }\n"])
    #expect(module.variables.count == 1)
    #expect(module["x"]?.isRequired == true)
    #expect(module.diagnostics.map(\.code) == ["repeated-variable"])
    #expect(module.diagnostics.first?.place?.file.name == "unit/b.tf")
  }

  @Test(arguments: [
    "variable \"x\" {", "variable \"x\" {\n default = \"a\n}\n", "variable \"x\" {\n default = <<EOT\n a\n}\n", "/* x",
    "variable \"x\" {\n  = 3\n}\n", "locals {\n", "variable \"x\" {\n  ) ] \"a\"\n}\n",
  ])
  func mistakeIsAWarningAtItsPlace(text: String) throws {
    let module = try Self.module(["main.tf": text])
    #expect(module.diagnostics.first?.code == "terraform-syntax")
    #expect(module.diagnostics.allSatisfy { $0.severity == .warning && $0.place != nil })
  }

  @Test func brokenBytesAreNoTrap() throws {
    let text = Array(
      "variable \"x\" {\n type = object({ a = optional(map(string), { b = \"${c}\" }) })\n default = [<<-E\n \\\n E\n]\n}\n"
        .utf8)
    var state: UInt64 = 42
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for round in 0..<4000 {
      var bytes = round < text.count ? Array(text[..<round]) : text
      if round >= text.count {
        for _ in 0...random(4) { bytes[random(bytes.count)] = UInt8(random(256)) }
      }
      var files = InMemoryFileSystem(["/tree/unit/terraform.tfvars": "terragrunt = {}\n"])
      files.add("/tree/unit/main.tf", bytes)
      let tree = Tree(root: "/tree", fileSystem: files, options: ResolutionOptions())
      let module = try #require(tree.module(of: tree.resolve("/tree/unit/terraform.tfvars")))
      #expect(!module.diagnostics.hasErrors)
    }
  }

  @Test func deepNestingIsNoTrap() throws {
    let open = String(repeating: "[", count: 100_000)
    let types = String(repeating: "list(", count: 100_000)
    let templates = String(repeating: "\"${", count: 100_000)
    let module = try Self.module([
      "main.tf": "variable \"x\" {\n default = \(open)\n}\n", "t.tf": "variable \"y\" {\n type = \(types)\n}\n",
      "u.tf": "variable \"z\" {\n default = \(templates)\n}\n",
    ])
    #expect(module.variables.map(\.name) == ["x", "y", "z"])
  }
}

/// Which files make up a module, and how they may be written.
struct ModuleFileTests {
  @Test func jsonIsRead() throws {
    let module = try ModuleVariablesTests.module([
      "main.tf.json": """
      {"//": "why", "variable": {"a": {"type": "list(string)", "default": ["x"], "description": "A"}, "b": {}},
       "module": [{"m": {"source": "./m"}}]}
      """
    ])
    #expect(module.variables.map(\.name) == ["a", "b"])
    #expect(module["a"]?.type == .list(.string))
    #expect(module["a"]?.defaultValue?.elements?.first?.string == "x")
    #expect(module["b"]?.isRequired == true)
    #expect(module.calls.map(\.value) == ["./m"])
    #expect(module.diagnostics.isEmpty)
  }

  @Test func fileOfOpenTofuStandsInForItsNeighbour() throws {
    let module = try ModuleVariablesTests.module([
      "main.tf": "variable \"no\" {}\n", "main.tofu": "variable \"yes\" {}\n", "other.tf": "variable \"other\" {}\n",
      "x_override.tofu": "variable \"other\" { default = 1 }\n",
    ])
    #expect(module.variables.map(\.name) == ["yes", "other"])
    #expect(module["other"]?.isRequired == false)
  }

  @Test func mistakeCostsItsBlockOnly() throws {
    let module = try ModuleVariablesTests.module([
      "main.tf": """
      variable "a" {
        default = [1 2]
      }
      variable "b" { type = "string" default = "old" }
      variable "c" {
        default = {
          x = "y
        }
      }
      variable "d" {
        default = 4
      }
      """
    ])
    #expect(module.variables.map(\.name) == ["a", "b", "c", "d"])
    #expect(module["b"]?.defaultValue?.string == "old")
    #expect(module["d"]?.isRequired == false)
    #expect(module.diagnostics.map { $0.place?.start.line } == [2, 7])
  }
}
