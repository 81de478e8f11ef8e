variable "db" { type = object({ password = string, port = number }) }
variable "dbs" { type = map(object({ password = string, port = number })) }
