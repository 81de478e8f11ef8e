variable "span" {}

variable "decks" {
  type = "list"
}

variable "holds" {
  type    = "list"
  default = []
}

resource "aws_vpc" "main" {
  cidr_block = "${var.span}"
}

resource "aws_subnet" "deck" {
  count      = "${length(var.decks)}"
  vpc_id     = "${aws_vpc.main.id}"
  cidr_block = "${element(var.decks, count.index)}"
}

resource "aws_subnet" "hold" {
  count      = "${length(var.holds)}"
  vpc_id     = "${aws_vpc.main.id}"
  cidr_block = "${var.holds[count.index]}"
}
