<?php
// Treatments for the tabs on the landing page. Keys are used by templates/tabs.php, do not rename.
return [
    'ipl' => [
        'slug'  => 'ipl-photorejuvenation',
        'title' => 'IPL Photofacial',
        'lead'  => 'Sun damage in, sun damage out.',
        'text'  => 'Broad flashes of light shatter brown spots and seal off the thread veins round your nose. Spots turn to coffee grounds and drop off within ten days.',
        'points' => [
            'Flushing and ruddiness toned down by half',
            'An even canvas, so you can bin the concealer',
            'Three visits for lasting clarity',
            'Not suitable for tanned or dark skin',
        ],
        'price' => 'from £120',
    ],
    'rf' => [
        'slug'  => 'radio-frequency-face',
        'title' => 'Radiofrequency Skin Tightening',
        'lead'  => 'A hot stone massage for your collagen.',
        'text'  => 'Warmth reaches the dermis, old fibres shrink like wool in a hot wash and your skin starts knitting replacements. Cheeks sit higher, the neck looks smoother, and you\'ll leave with a flush that passes for good health.',
        'points' => [
            'Feels like a warm bath',
            'No needles, no numbing, no nonsense',
            '8 out of 10 clients firmer after one session',
            'Keeps getting better for six months',
        ],
        'price' => 'from £95',
    ],
    'cit' => [
        'slug'  => 'carboxy',
        'title' => 'Carboxytherapy for dark circles',
        'lead'  => 'Gas, but make it pretty.',
        'text'  => 'A whisper of CO2 under the eye. The body mistakes it for a lack of air and rushes in oxygen-rich blood, and the shadow clears.',
        'points' => [
            'Also used on stretch marks and cellulite',
            'Back at your desk in twenty minutes',
            'CO2 is already in your body, so allergy is impossible',
        ],
        'price' => '£75',
    ],
    'lemon' => [
        'slug'  => 'fat-dissolving',
        'title' => 'Lemon Sculpt',
        'lead'  => 'The squeeze your chin has been waiting for.',
        'text'  => "Fat-dissolving injections that burst the cells for good. The body sweeps up what's left over four to six weeks, and a profile you had forgotten about appears.",
        'points' => [
            'Chin, bra line, above the knees',
            'Cheaper and gentler than liposuction',
            'Plant-based formula',
        ],
        'price' => '£150 a vial',
    ],
    'footnote' => 'Patch test 48 hours before light treatments. Deposits are refunded if the practitioner turns you down.',
    'review'   => [
        'who'  => 'Carys, Mumbles',
        'text' => 'Two goes of IPL and my cheeks don\'t look like I\'ve run for a bus.',
    ],
];
