import SourceText

/// Places where a secret can be, made of names and forms: each name in each form is one place.
enum CanaryPlaces {
  /// Names that make their value secret, in common spellings.
  static let names = [
    "password", "db_password", "dbPassword", "DB_PASS", "root_pwd", "wifi_psk", "sql_pswd", "api_token", "githubToken",
    "deploy_tkn", "client_secret", "secret_string", "api_key", "aws_secret_access_key", "private_key",
    "storage_account_key",
    "encryption_key", "registry_credentials", "basic_auth", "key_passphrase",
  ]

  /// The ways to write a name and its value; `@N` is the name, `@C` the secret, `@I` makes a variable's name unique.
  static let forms: [String] = [
    #"@I_@N = "@C""#,
    #"@I_map = { plain = "x", @N = "@C", after = "y" }"#,
    #"@I_@N = ["x", "@C"]"#,
    #"@I_list = [{ name = "@N", value = "@C" }, { name = "STAGE", value = "prod" }]"#,
    #"@I_turned = [{ value = "@C", type = "PLAINTEXT", name = "@N" }]"#,
    #"@I_@N = { first = "@C", second = { third = ["@C"] } }"#,
    #"@I_json = "{\"name\":\"app\",\"@N\":\"@C\"}""#,
    #"@I_pair = "[{\"name\":\"@N\",\"value\":\"@C\"}]""#,
    #"@I_object = "{\"@N\":{\"inner\":[\"@C\"]}}""#,
    #"@I_text = "Server=x;@N=@C;Timeout=3""#,
    #"@I_flag = ["login", "--@N", "@C"]"#,
    #"@I_command = "login --@N @C registry.example.com""#,
    #"@I_default = "echo ${@N:-@C}""#,
    #"@I_xml = "<server><@N>@C</@N></server>""#,
    "@I_script = <<END\n#!/bin/sh\nexport @N=@C\n@N: @C\nEND",
    "@I_@N = <<END\n@C\nEND",
    #"@I_ini = "[client]\n@N = @C\nuser = x\n""#,
    #"@I_old = "x" # @N was @C"#,
  ]

  /// The number of places.
  static let count = names.count * forms.count

  /// One or more lines for each place, containing `secret`.
  static func lines(_ secret: String) -> [String] {
    names.enumerated().flatMap { number, name in
      forms.enumerated().map { form, text in
        let line = text.replacing("@I", with: "v\(number)_\(form)").replacing("@N", with: name)
        return line.replacing("@C", with: secret)
      }
    }
  }

  /// A module that declares a different kind of value for each, so that every line is shown below a diagnostic.
  static func module() -> String {
    let text = lines("x").joined(separator: "\n")
    let names = text.split(separator: "\n").compactMap { line -> Substring? in
      line.hasPrefix("v") ? line.prefix { $0 != " " && $0 != "=" } : nil
    }
    return names.map { "variable \"\($0)\" {\n  type = \"list\"\n}\n" }.joined()
  }
}
