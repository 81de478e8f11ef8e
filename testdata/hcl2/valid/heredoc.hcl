a = <<E
line ${x} and $${y}
  \n stays
E
b = <<-E
    two
      four

    ${x}
  E
c = [<<E
in a list
E
, 1]
d = <<E
E
