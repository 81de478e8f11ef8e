extension SchemaName {
  /// strata gate --format json: its JSON Schema.
  static let gateSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata gate --format json",
      "type": "object",
      "required": [
        "format_version",
        "base",
        "passes",
        "summary",
        "plan",
        "deleted",
        "unresolved",
        "moved",
        "builds",
        "causes",
        "policy_violations",
        "findings",
        "limits"
      ],
      "additionalProperties": false,
      "properties": {
        "format_version": { "const": "1.0" },
        "base": {
          "type": "object",
          "required": ["revision", "commit"],
          "additionalProperties": false,
          "properties": { "revision": { "type": "string" }, "commit": { "type": "string" } }
        },
        "passes": { "type": "boolean" },
        "summary": {
          "type": "object",
          "description": "Counts; policy_violations is null without a policy",
          "additionalProperties": { "type": ["integer", "null"], "minimum": 0 }
        },
        "plan": {
          "type": "array",
          "description": "By step, then by unit",
          "items": {
            "type": "object",
            "required": ["unit", "step", "reasons"],
            "additionalProperties": false,
            "properties": {
              "unit": { "type": "string" },
              "step": {
                "type": ["integer", "null"],
                "minimum": 1,
                "description": "Null in or behind a cycle of dependencies"
              },
              "reasons": {
                "type": "array",
                "minItems": 0,
                "items": {
                  "type": "object",
                  "required": ["kind"],
                  "additionalProperties": false,
                  "properties": {
                    "kind": { "enum": ["values", "added", "moved", "unresolved_before", "module", "dependency"] },
                    "from": { "type": "string" },
                    "files": { "$ref": "#/$defs/names" },
                    "units": { "$ref": "#/$defs/names" }
                  }
                }
              }
            }
          }
        },
        "deleted": { "$ref": "#/$defs/names" },
        "unresolved": { "$ref": "#/$defs/names" },
        "moved": {
          "type": "array",
          "items": {
            "type": "object",
            "required": ["from", "to", "changes_state"],
            "additionalProperties": false,
            "properties": {
              "from": { "type": "string" },
              "to": { "type": "string" },
              "changes_state": { "type": "boolean" }
            }
          }
        },
        "builds": {
          "type": "array",
          "description": "The units whose builds run files that changed",
          "items": {
            "type": "object",
            "required": ["unit", "files"],
            "additionalProperties": false,
            "properties": { "unit": { "type": "string" }, "files": { "$ref": "#/$defs/names" } }
          }
        },
        "causes": { "type": "array", "description": "As in strata diff", "items": { "type": "object" } },
        "policy_violations": {
          "type": ["array", "null"],
          "description": "As in strata diff, each with its unit; null without a policy",
          "items": { "type": "object" }
        },
        "findings": { "type": "array", "description": "The new ones, as in strata check", "items": { "type": "object" } },
        "limits": { "$ref": "#/$defs/names" }
      },
      "$defs": { "names": { "type": "array", "items": { "type": "string" } } }
    }

    """#
}
