extension SchemaName {
  /// The JSON Schema of strata list --format json.
  static let listSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata list --format json",
      "type": "object",
      "required": ["format_version", "units", "roots", "order", "diagnostics"],
      "additionalProperties": false,
      "properties": {
        "format_version": { "const": "1.0" },
        "units": {
          "type": "array",
          "description": "By path",
          "items": {
            "type": "object",
            "required": ["path", "config_file", "region", "includes", "module", "dependencies", "level"],
            "additionalProperties": false,
            "properties": {
              "path": { "type": "string" },
              "config_file": { "type": "string" },
              "region": { "type": ["string", "null"] },
              "includes": { "type": "array", "items": { "type": "string" } },
              "module": {
                "anyOf": [
                  { "type": "null" },
                  {
                    "type": "object",
                    "required": ["kind", "source", "path"],
                    "additionalProperties": false,
                    "properties": {
                      "kind": { "enum": ["local", "remote", "beside"] },
                      "source": { "type": ["string", "null"] },
                      "path": { "type": ["string", "null"] }
                    }
                  }
                ]
              },
              "dependencies": {
                "type": "array",
                "description": "The units that must be applied first",
                "items": { "type": "string" }
              },
              "level": {
                "type": ["integer", "null"],
                "description": "Units of one level can be applied at the same time; 0 depends on nothing; null in a cycle"
              },
              "environment": {
                "type": "object",
                "description": "Of an environment of Terraform alone; absent for other units",
                "required": ["name", "workspace", "var_files", "reasons"],
                "additionalProperties": false,
                "properties": {
                  "name": { "type": "string", "description": "Empty for a module that needs no arguments" },
                  "workspace": { "type": ["string", "null"] },
                  "var_files": {
                    "type": "array",
                    "description": "The later wins",
                    "items": { "type": "string" }
                  },
                  "reasons": {
                    "type": "array",
                    "description": "What shows that it is an environment",
                    "items": {
                      "type": "object",
                      "required": ["kind", "sentence", "file", "line"],
                      "additionalProperties": false,
                      "properties": {
                        "kind": { "enum": ["given", "automation", "differs", "unfollowed", "naming", "workspace", "module"] },
                        "sentence": { "type": "string" },
                        "file": { "type": ["string", "null"] },
                        "line": { "type": ["integer", "null"] }
                      }
                    }
                  }
                }
              },
              "files": {
                "type": "array",
                "description": "With --files: every file that the unit reads",
                "items": { "type": "string" }
              },
              "absent_files": { "type": "array", "items": { "type": "string" } }
            }
          }
        },
        "roots": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["path", "config_file", "region", "units"],
            "additionalProperties": false,
            "properties": {
              "path": { "type": "string" },
              "config_file": { "type": "string" },
              "region": { "type": ["string", "null"] },
              "units": { "type": "array", "items": { "type": "string" } }
            }
          }
        },
        "order": {
          "type": "array",
          "description": "The units so that each follows what it depends on",
          "items": { "type": "string" }
        },
        "diagnostics": { "type": "array", "items": { "$ref": "#/$defs/diagnostic" } }
      },
      "$defs": {
    \#(diagnosticDefinitions)
      }
    }

    """#
}
