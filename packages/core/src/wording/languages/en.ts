import type { WordList } from '../word-list.ts'

export const en: WordList = {
  media: 'images?|pictures?|photos?|photographs?|pics?|graphics?',
  articles:
    "(?:here(?: is|['’]s) |this is |it(?: is|['’]s) |there is |we see )?(?:an? |the |this |these |one |some )|(?:here are |these are )",
  links:
    '(?:of |showing |depicting |displaying |featuring |shows |depicts |displays |features |(?:that|which) (?:shows|depicts|displays|features) |may contain )',
  names: 'the (?:day|week|month|year)\\b|(?:perfect )?health\\b',
  phrases:
    'in (?:the|this) (?:image|picture|photo|photograph),? (?:there (?:is|are)|(?:we|you|one) (?:can )?see) |may be an? (?:image|photo|graphic|black-and-white image) of |(?:image|picture|photograph|photo): ',
  placeholders: `image|images|img|picture|pictures|pic|photo|photos|photograph|graphic
    an image|a picture|a photo|this image|the image|my image|image here|some image
    spacer|spacer image|spacer gif|blank image|default image|sample image|example image
    placeholder|placeholder image|placeholder graphic|placeholder picture|placeholder photo
    image placeholder|no image|image not found|temp image|test image`,
  unfinished: `alt|alttext|alt text|alt tag|alt attribute|alternative text|alternate text|image alt
    image alt text|img alt|alt text here|alt goes here|alt text goes here|some alt text
    your alt text|your alt text here|insert alt text|insert alt text here|enter alt text
    enter alt text here|add alt text|add alt text here|missing alt text|no alt text|no alt
    image description|description of image|description of the image|image description here
    description here|describe this image|describe image|insert description here|no description
    image caption|image title|image name|image text|your image|enter image description here
    fixme|tbd|tba|untitled|unnamed|undefined|null|nan|object object`,
}
