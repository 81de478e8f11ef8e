import CommandLineTool
import Glibc

exit(Tool.run(.process()).rawValue)
