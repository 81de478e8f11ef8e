extension SchemaName {
  /// strata where --format json: its JSON Schema.
  static let whereSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata where --format json",
      "type": "object",
      "required": ["format_version", "name", "summary", "places"],
      "additionalProperties": false,
      "properties": {
        "format_version": { "const": "1.0" },
        "name": { "type": ["string", "null"], "description": "The name; null where only a value was asked for" },
        "summary": {
          "type": "object",
          "required": ["units", "units_with_value", "values", "places"],
          "additionalProperties": false,
          "properties": {
            "units": { "type": "integer", "minimum": 0 },
            "units_with_value": { "type": "integer", "minimum": 0 },
            "values": { "type": "integer", "minimum": 0 },
            "places": { "type": "integer", "minimum": 0 }
          }
        },
        "places": { "type": "array", "items": { "$ref": "#/$defs/use" } }
      },
      "$defs": {
        "place": {
          "type": "object",
          "required": ["file"],
          "additionalProperties": false,
          "properties": {
            "file": { "type": "string", "description": "Relative to the tree's top folder if it is below it" },
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 }
          }
        },
        "units": { "type": "array", "items": { "type": "string" } },
        "use": {
          "type": "object",
          "required": ["kind", "path", "layer", "place", "passed_at", "values", "used_by"],
          "additionalProperties": false,
          "properties": {
            "kind": { "enum": ["sets", "passes", "declares", "reads"] },
            "path": { "type": "string", "description": "As diff prints it" },
            "layer": { "type": ["string", "null"], "description": "The layer of a variable; null for anything else" },
            "place": { "$ref": "#/$defs/place" },
            "passed_at": { "type": "array", "items": { "$ref": "#/$defs/place" } },
            "values": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["value", "written_at", "wins_in", "loses_in"],
                "additionalProperties": false,
                "properties": {
                  "value": true,
                  "written_at": {
                    "type": "array",
                    "description": "Where it is written, if the place hands on what stands elsewhere",
                    "items": { "$ref": "#/$defs/place" }
                  },
                  "wins_in": { "$ref": "#/$defs/units" },
                  "loses_in": { "$ref": "#/$defs/units" }
                }
              }
            },
            "used_by": { "$ref": "#/$defs/units" }
          }
        }
      }
    }

    """#
}
