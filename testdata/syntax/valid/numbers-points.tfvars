leading = .5
trailing = 5.
trailing_exponent = 5.e2
negative_leading = -0.5
zeros = 007.50
