variable "name" {
  type        = string
  description = "Name of the function"
}

variable "description" {
  type        = string
  description = "Description of the function"
  default     = ""
}

variable "handler_file" {
  type        = string
  description = "File in functions/ to run, without its extension"
  default     = "slack_notification"
}

variable "slack_webhook_parameter" {
  type        = string
  description = "SSM parameter that holds the Slack webhook; no message is sent when empty"
  default     = ""
}

variable "timeout" {
  type        = number
  description = "Seconds the function may run"
  default     = 10
}

variable "log_retention_days" {
  type        = number
  description = "Days to keep the log"
  default     = 30
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource"
  default     = {}
}
