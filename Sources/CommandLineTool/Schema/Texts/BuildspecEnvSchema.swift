extension SchemaName {
  /// The JSON Schema of strata buildspec env --format json.
  static let buildspecEnvSchema = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "strata buildspec env --format json",
      "type": "array",
      "description": "By name",
      "items": {
        "type": "object",
        "required": ["name", "value", "type"],
        "additionalProperties": false,
        "properties": {
          "name": { "type": "string" },
          "value": { "type": "string" },
          "type": { "enum": ["PLAINTEXT", "PARAMETER_STORE", "SECRETS_MANAGER"] },
          "from": { "type": "string", "description": "With --show-origin: the layer that set it" },
          "overridden": {
            "type": "array",
            "items": {
              "type": "object",
              "required": ["value", "type", "from", "at"],
              "additionalProperties": false,
              "properties": {
                "value": { "type": "string" },
                "type": { "enum": ["PLAINTEXT", "PARAMETER_STORE", "SECRETS_MANAGER"] },
                "from": { "type": "string" },
                "at": { "type": "string", "description": "FILE:LINE" }
              }
            }
          }
        }
      }
    }

    """#
}
