@php $pageTitle = 'Fractional CO2 laser resurfacing in Perth'; @endphp
<x-layout :title="$pageTitle" description="One treatment, new skin. Deep lines, acne scars and sun damage vaporised by our consultant-led laser team.">
<h1>Fractional CO<sub>2</sub> resurfacing</h1>

<p>If you have spent thirty summers on Cottesloe Beach, creams are a garden hose at a bushfire. Fractional CO<sub>2</sub> is the water bomber.</p>

<h2>What we can change</h2>
<p>The laser drills columns of light into the skin, and vaporises the damage. Your body fills the gaps with skin that has never seen the sun.</p>
<table>
  <tr><th>Concern</th><th>Typical improvement</th><th>Sessions</th></tr>
  <tr><td>Smoker's lines</td><td>60&ndash;80%</td><td>1&ndash;2</td></tr>
  <tr><td>Acne scarring</td><td>50&ndash;70%</td><td>2&ndash;3</td></tr>
  <tr><td>Sun spots</td><td>up to 90%</td><td>1</td></tr>
  <tr><td>Hooded lids</td><td>30&ndash;40%</td><td>1</td></tr>
</table>

<h2>What it costs you</h2>
<p>A week indoors, weeping and swollen, then a month of pink. There is no version of this with no downtime, whatever you may have read.</p>
<p>You will feel it. We use a nerve block and a chiller, and still you will feel it.</p>
<p>Risks: infection, cold sores, prolonged redness, pale patches, and scarring in fewer than 1 in 100.</p>

<h2>What you get for it</h2>
<p>Skin that feels firm as an apple. Make-up that sits on top and not in the cracks. Results our patients still send us photos of five years on.</p>
<p>It has been the benchmark for resurfacing for three decades, and no non-ablative laser has matched it.</p>
<p>There is a bonus that few mention: it clears pre-cancerous scaly patches on the way through.</p>

<h2>Who should look elsewhere</h2>
<p>Olive, brown and black skin pigments too easily with this wavelength; we would suggest needling. Nor should you have it within six months of isotretinoin, or if you can't stay out of the sun.</p>

<x-quote by="Lorraine, Scarborough">I was called Mrs Leather at the bowls club. Not any more.</x-quote>

<p>Our laser is included on the Australian Register of Therapeutic Goods.</p>
</x-layout>
