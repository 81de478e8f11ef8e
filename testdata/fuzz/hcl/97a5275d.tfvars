path rn = "\u1
plane = "\U0011U <<0