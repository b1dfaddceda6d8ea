"""The program's icon in every size a menu asks for, drawn from its SVG."""
