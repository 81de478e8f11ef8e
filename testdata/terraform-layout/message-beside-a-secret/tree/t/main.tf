variable "session_token" {
  type = object({ user = optional(string, "hunter22abc"), port = number })
}
