variable "database_clients" {
  type = "list"
}

variable "web_clients" {
  type    = "list"
  default = ["0.0.0.0/0"]
}

resource "aws_security_group" "database" {
  name = "database"

  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["${var.database_clients}"]
  }
}

resource "aws_security_group_rule" "web" {
  type        = "ingress"
  from_port   = 443
  to_port     = 443
  protocol    = "tcp"
  cidr_blocks = ["${var.web_clients}"]
}
