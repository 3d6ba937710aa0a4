"""Templating: the parts of a post from a site's template, or from the user's own that builds on one."""

import traceback
from functools import cache

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined, Template, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from paperdigest.errors import ConfigError
from paperdigest.writing.sites import Look

_MISTAKES = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
SHIPPED = "paperdigest"  # the folder, in a template's eyes, of the shipped templates


def render_part(look: Look, part: str, **values: object) -> str:
    """The part "head", "section" or "list" of a post, in the site's dialect.

    All text among `values` is Markdown already, or YAML: templates escape nothing. ConfigError names file and line of
    what is wrong in a template of the user's.
    """
    template = _template(look)
    try:
        common = template.render(part=part, **values)
    except _MISTAKES as error:
        if not look.is_own:
            raise
        raise _explained(look, error) from error
    return look.site.dialect.write(common)


@cache
def _template(look: Look) -> Template:
    shipped = PrefixLoader({SHIPPED: PackageLoader("paperdigest.writing")})
    own = [FileSystemLoader(look.template.parent)] if look.is_own else []
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([shipped, *own]),
        undefined=StrictUndefined,
        autoescape=False,  # the output is Markdown; writing/markdown.py has escaped all values
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    try:
        return environment.get_template(look.template.name if look.is_own else f"{SHIPPED}/{look.site.template}")
    except (TemplateError, OSError, UnicodeDecodeError) as error:
        raise _explained(look, error) from error


def _explained(look: Look, error: Exception) -> ConfigError:
    """What is wrong and where, in one line."""
    name = str(look.template)
    if isinstance(error, TemplateNotFound):
        if error.name == look.template.name:
            return ConfigError(f"there is no template {name}: name another as template, or none")
        return ConfigError(f"{_place(look, error)}: there is no template {error.name!r}: name one of the shipped ones")
    if isinstance(error, UnicodeDecodeError):
        return ConfigError(f"the template {name} is not text in UTF-8: save it as such")
    if isinstance(error, OSError):
        return ConfigError(f"cannot read the template {name}: {error.strerror}: name another as template, or none")
    what = " ".join(str(error).split()) or type(error).__name__
    return ConfigError(f"{_place(look, error)}: {what}: mend the template")


def _place(look: Look, error: Exception) -> str:
    """File and line of the innermost place in the user's templates that an error comes from."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name or look.template}:{error.lineno}"
    folder = str(look.template.parent.resolve())
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(look.template.name) or frame.filename.startswith(folder + "/"):
            return f"{frame.filename}:{frame.lineno}"
    return str(look.template)
